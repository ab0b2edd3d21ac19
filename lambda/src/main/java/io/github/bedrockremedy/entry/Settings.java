package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.sts.ServedAccounts;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Execution;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.decision.Foresight;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.Permitted;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.decision.SourceRegions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an installation is told by its environment, parsed once.
///
/// @param rules settings of the rules
/// @param accounts the accounts served, and the roles that lead into them
/// @param sources the Regions whose denials are taken in
/// @param table name of the case table
/// @param queueArn the one queue denials are taken from
/// @param approvalsTopic topic for requests and outcomes
/// @param reportsTopic topic for reports
/// @param approvalUrl address of the page, without a trailing slash
/// @param request how long a request stays open
/// @param requestsPerHour new requests an account may cause in an hour
/// @param writes how many writes a day may see
/// @param approvers who may decide with AWS credentials
/// @param slackAlias the alias Slack's buttons call; empty where there are none
/// @param watch what the daily look is told
public record Settings(
    RuleSettings rules,
    ServedAccounts accounts,
    SourceRegions sources,
    String table,
    String queueArn,
    String approvalsTopic,
    String reportsTopic,
    String approvalUrl,
    Duration request,
    int requestsPerHour,
    Execution.WriteLimits writes,
    Approvers approvers,
    Optional<String> slackAlias,
    Watch watch) {
  /// Whether nothing writes, and so nothing takes decisions in.
  public boolean isDryRun() {
    return rules.mode() == Mode.DRY_RUN;
  }

  /// Reads the environment.
  ///
  /// @throws IllegalArgumentException with the variable, its value and what is allowed
  public static Settings read(Map<String, String> environment) {
    var variables = new Variables(environment);
    var reader = new Reader(variables);
    return new Settings(
        reader.rules(),
        reader.served(),
        reader.sources(),
        variables.required(EnvironmentKeys.TABLE, "the name of the case table"),
        variables.required(EnvironmentKeys.QUEUE_ARN, "the ARN of the queue"),
        variables.required(EnvironmentKeys.APPROVALS_TOPIC, "the ARN of a topic"),
        variables.required(EnvironmentKeys.REPORTS_TOPIC, "the ARN of a topic"),
        reader.address(),
        Duration.ofHours(variables.number(EnvironmentKeys.REQUEST_HOURS, 24, 7, 72)),
        variables.number(EnvironmentKeys.REQUESTS_PER_HOUR, 5, 1, 1000),
        new Execution.WriteLimits(
            variables.number(EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY, 3, 0, 1000),
            variables.number(EnvironmentKeys.WRITES_PER_ACCOUNT_DAY, 20, 0, 1000)),
        new Approvers(variables.list(EnvironmentKeys.APPROVERS)),
        Optional.of(variables.value(EnvironmentKeys.SLACK_ALIAS, "")).filter(a -> !a.isEmpty()),
        Watch.read(variables));
  }

  private record Reader(Variables variables) {
    RuleSettings rules() {
      return new RuleSettings(
          mode(),
          Optional.of(accounts()),
          Set.copyOf(regions()),
          variables.list(EnvironmentKeys.AUTO_PRINCIPALS),
          variables.list(EnvironmentKeys.PROTECTED_PRINCIPALS),
          variables.flag(EnvironmentKeys.REQUIRE_TAG, false),
          new Permitted(
              variables.list(EnvironmentKeys.ALLOWED_MODELS),
              boundary(),
              variables.flag(EnvironmentKeys.USERS, true)),
          channel(),
          foresight());
    }

    /// Further accounts need a role to be read by, and one to be written by where writes can be.
    ServedAccounts served() {
      Set<String> accounts = accounts();
      String sole = accounts.size() == 1 ? accounts.iterator().next() : "";
      String home = variables.value(EnvironmentKeys.HOME_ACCOUNT, sole);
      if (!isAccount(home)) {
        throw Variables.rejected(
            EnvironmentKeys.HOME_ACCOUNT, home, "the id of the account the functions run in");
      }
      Set<String> members =
          accounts.stream().filter(a -> !a.equals(home)).collect(Collectors.toSet());
      return new ServedAccounts(
          home,
          members,
          role(EnvironmentKeys.MEMBER_READ_ROLE, !members.isEmpty()),
          role(EnvironmentKeys.MEMBER_WRITE_ROLE, !members.isEmpty() && mode() != Mode.DRY_RUN));
    }

    /// The Region a function runs in is what Lambda itself sets.
    SourceRegions sources() {
      List<String> named = variables.list(EnvironmentKeys.SOURCE_REGIONS);
      for (String region : named) {
        if (!region.equals(SourceRegions.EVERY) && Region.parse(region).isEmpty()) {
          throw Variables.rejected(
              EnvironmentKeys.SOURCE_REGIONS, region, "Regions such as us-west-2, or *");
        }
      }
      return new SourceRegions(
          named.isEmpty() ? Set.of(variables.value("AWS_REGION", "us-east-1")) : Set.copyOf(named));
    }

    private Optional<String> role(String key, boolean needed) {
      String name = variables.value(key, "");
      boolean plain =
          name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_+=,.@-/".indexOf(c) >= 0);
      if (!plain || name.startsWith("/") || name.endsWith("/") || (name.isEmpty() && needed)) {
        throw Variables.rejected(
            key, name, "path and name of the role in each account beside the home account");
      }
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Optional<String> boundary() {
      String arn = variables.value(EnvironmentKeys.REQUIRED_BOUNDARY, "");
      boolean policy =
          arn.isEmpty()
              || Arn.parse(arn.replace(Permitted.OWN_ACCOUNT, "::000000000000:"))
                  .filter(a -> a.service().equals("iam") && a.resourceType().equals("policy"))
                  .filter(a -> !a.isPattern())
                  .isPresent();
      if (!policy) {
        throw Variables.rejected(
            EnvironmentKeys.REQUIRED_BOUNDARY,
            arn,
            "the ARN of a managed policy, with * for its account or for nothing");
      }
      return arn.isEmpty() ? Optional.empty() : Optional.of(arn);
    }

    private Foresight foresight() {
      String text = variables.value(EnvironmentKeys.LOOK_AHEAD, Foresight.ASK.id());
      return Foresight.of(text)
          .orElseThrow(
              () -> Variables.rejected(EnvironmentKeys.LOOK_AHEAD, text, "off, ask or auto"));
    }

    private ApprovalChannel channel() {
      String text = variables.value(EnvironmentKeys.APPROVAL_CHANNEL, ApprovalChannel.LINK.id());
      return ApprovalChannel.of(text)
          .orElseThrow(
              () ->
                  Variables.rejected(
                      EnvironmentKeys.APPROVAL_CHANNEL, text, "link, slack or iam-only"));
    }

    /// Staging admits nothing but dry-run, whatever else is set.
    private Mode mode() {
      String stage = variables.value(EnvironmentKeys.STAGE, "production");
      if (!stage.equals("production") && !stage.equals("staging")) {
        throw Variables.rejected(EnvironmentKeys.STAGE, stage, "production or staging");
      }
      String text =
          variables.value(EnvironmentKeys.MODE, stage.equals("staging") ? "dry-run" : "approve");
      Mode mode =
          Mode.of(text)
              .orElseThrow(
                  () -> Variables.rejected(EnvironmentKeys.MODE, text, "dry-run, approve or auto"));
      if (stage.equals("staging") && mode != Mode.DRY_RUN) {
        throw Variables.rejected(EnvironmentKeys.MODE, text, "dry-run, as the stage is staging");
      }
      return mode;
    }

    private Set<String> accounts() {
      List<String> accounts = variables.list(EnvironmentKeys.ACCOUNTS);
      for (String account : accounts) {
        if (!isAccount(account)) {
          throw Variables.rejected(
              EnvironmentKeys.ACCOUNTS, account, "account ids of twelve digits");
        }
      }
      if (accounts.isEmpty()) {
        throw Variables.rejected(EnvironmentKeys.ACCOUNTS, "", "at least one account id");
      }
      return Set.copyOf(accounts);
    }

    private static boolean isAccount(String text) {
      return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private List<String> regions() {
      List<String> regions = variables.list(EnvironmentKeys.ALLOWED_REGIONS);
      for (String region : regions) {
        boolean known =
            region.equals(RuleSettings.ANY_REGION)
                || region.equals("unspecified")
                || Region.parse(region).isPresent();
        if (!known) {
          throw Variables.rejected(
              EnvironmentKeys.ALLOWED_REGIONS,
              region,
              "Regions such as us-east-1, unspecified for global routing, or *");
        }
      }
      return regions;
    }

    String address() {
      String url = variables.required(EnvironmentKeys.APPROVAL_URL, "an address such as https://…");
      boolean loopback = url.startsWith("http://127.0.0.1:");
      if ((!url.startsWith("https://") && !loopback) || url.endsWith("/")) {
        throw Variables.rejected(
            EnvironmentKeys.APPROVAL_URL, url, "https://… without a slash at its end");
      }
      return url;
    }
  }
}
