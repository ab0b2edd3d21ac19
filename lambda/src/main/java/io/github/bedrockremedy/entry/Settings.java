package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.sts.ServedAccounts;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Execution;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Foresight;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.Permitted;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an installation is told by its environment, parsed once.
///
/// @param rules settings of the rules
/// @param accounts the accounts served, and the roles that lead into them
/// @param table name of the case table
/// @param queueArn the one queue denials are taken from
/// @param approvalsTopic topic for requests and outcomes
/// @param reportsTopic topic for reports
/// @param approvalUrl address of the page, without a trailing slash
/// @param request how long a request stays open
/// @param requestsPerHour new requests an account may cause in an hour
/// @param writes how many writes a day may see
/// @param slackAlias the alias Slack's buttons call; empty where there are none
/// @param watch what the daily look is told
public record Settings(
    RuleSettings rules,
    ServedAccounts accounts,
    String table,
    String queueArn,
    String approvalsTopic,
    String reportsTopic,
    String approvalUrl,
    Duration request,
    int requestsPerHour,
    Execution.WriteLimits writes,
    Optional<String> slackAlias,
    Watch watch) {

  /// Reads the environment.
  ///
  /// @throws IllegalArgumentException with the variable, its value and what is allowed
  public static Settings read(Map<String, String> environment) {
    var reader = new Reader(environment);
    return new Settings(
        reader.rules(),
        reader.served(),
        reader.required(EnvironmentKeys.TABLE, "the name of the case table"),
        reader.required(EnvironmentKeys.QUEUE_ARN, "the ARN of the queue"),
        reader.required(EnvironmentKeys.APPROVALS_TOPIC, "the ARN of a topic"),
        reader.required(EnvironmentKeys.REPORTS_TOPIC, "the ARN of a topic"),
        reader.address(),
        Duration.ofHours(reader.number(EnvironmentKeys.REQUEST_HOURS, 24, 7, 72)),
        reader.number(EnvironmentKeys.REQUESTS_PER_HOUR, 5, 1, 1000),
        new Execution.WriteLimits(
            reader.number(EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY, 3, 0, 1000),
            reader.number(EnvironmentKeys.WRITES_PER_ACCOUNT_DAY, 20, 0, 1000)),
        Optional.of(reader.value(EnvironmentKeys.SLACK_ALIAS, "")).filter(a -> !a.isEmpty()),
        Watch.read(environment));
  }

  private record Reader(Map<String, String> environment) {
    RuleSettings rules() {
      return new RuleSettings(
          mode(),
          Optional.of(accounts()),
          Set.copyOf(regions()),
          list(EnvironmentKeys.AUTO_PRINCIPALS),
          list(EnvironmentKeys.PROTECTED_PRINCIPALS),
          flag(EnvironmentKeys.REQUIRE_TAG, false),
          new Permitted(
              list(EnvironmentKeys.ALLOWED_MODELS), boundary(), flag(EnvironmentKeys.USERS, true)),
          channel(),
          foresight());
    }

    /// Further accounts need a role to be read by, and one to be written by where writes can be.
    ServedAccounts served() {
      Set<String> accounts = accounts();
      String sole = accounts.size() == 1 ? accounts.iterator().next() : "";
      String home = value(EnvironmentKeys.HOME_ACCOUNT, sole);
      if (!isAccount(home)) {
        throw rejected(
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

    private Optional<String> role(String key, boolean needed) {
      String name = value(key, "");
      boolean plain =
          name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_+=,.@-/".indexOf(c) >= 0);
      if (!plain || name.startsWith("/") || name.endsWith("/") || (name.isEmpty() && needed)) {
        throw rejected(
            key, name, "path and name of the role in each account beside the home account");
      }
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Optional<String> boundary() {
      String arn = value(EnvironmentKeys.REQUIRED_BOUNDARY, "");
      boolean policy =
          arn.isEmpty()
              || Arn.parse(arn.replace(Permitted.OWN_ACCOUNT, "::000000000000:"))
                  .filter(a -> a.service().equals("iam") && a.resourceType().equals("policy"))
                  .filter(a -> !a.isPattern())
                  .isPresent();
      if (!policy) {
        throw rejected(
            EnvironmentKeys.REQUIRED_BOUNDARY,
            arn,
            "the ARN of a managed policy, with * for its account or for nothing");
      }
      return arn.isEmpty() ? Optional.empty() : Optional.of(arn);
    }

    private Foresight foresight() {
      String text = value(EnvironmentKeys.LOOK_AHEAD, Foresight.ASK.id());
      return Foresight.of(text)
          .orElseThrow(() -> rejected(EnvironmentKeys.LOOK_AHEAD, text, "off, ask or auto"));
    }

    private ApprovalChannel channel() {
      String text = value(EnvironmentKeys.APPROVAL_CHANNEL, ApprovalChannel.LINK.id());
      return ApprovalChannel.of(text)
          .orElseThrow(
              () -> rejected(EnvironmentKeys.APPROVAL_CHANNEL, text, "link, slack or iam-only"));
    }

    /// Staging admits nothing but dry-run, whatever else is set.
    private Mode mode() {
      String stage = value(EnvironmentKeys.STAGE, "production");
      if (!stage.equals("production") && !stage.equals("staging")) {
        throw rejected(EnvironmentKeys.STAGE, stage, "production or staging");
      }
      String text = value(EnvironmentKeys.MODE, stage.equals("staging") ? "dry-run" : "approve");
      Mode mode =
          Mode.of(text)
              .orElseThrow(() -> rejected(EnvironmentKeys.MODE, text, "dry-run, approve or auto"));
      if (stage.equals("staging") && mode != Mode.DRY_RUN) {
        throw rejected(EnvironmentKeys.MODE, text, "dry-run, as the stage is staging");
      }
      return mode;
    }

    private Set<String> accounts() {
      List<String> accounts = list(EnvironmentKeys.ACCOUNTS);
      for (String account : accounts) {
        if (!isAccount(account)) {
          throw rejected(EnvironmentKeys.ACCOUNTS, account, "account ids of twelve digits");
        }
      }
      if (accounts.isEmpty()) {
        throw rejected(EnvironmentKeys.ACCOUNTS, "", "at least one account id");
      }
      return Set.copyOf(accounts);
    }

    private static boolean isAccount(String text) {
      return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private List<String> regions() {
      List<String> regions = list(EnvironmentKeys.ALLOWED_REGIONS);
      for (String region : regions) {
        boolean known =
            region.equals(RuleSettings.ANY_REGION)
                || region.equals("unspecified")
                || Region.parse(region).isPresent();
        if (!known) {
          throw rejected(
              EnvironmentKeys.ALLOWED_REGIONS,
              region,
              "Regions such as us-east-1, unspecified for global routing, or *");
        }
      }
      return regions;
    }

    String address() {
      String url = required(EnvironmentKeys.APPROVAL_URL, "an address such as https://…");
      boolean loopback = url.startsWith("http://127.0.0.1:");
      if ((!url.startsWith("https://") && !loopback) || url.endsWith("/")) {
        throw rejected(EnvironmentKeys.APPROVAL_URL, url, "https://… without a slash at its end");
      }
      return url;
    }

    String required(String key, String expected) {
      String value = value(key, "");
      if (value.isEmpty()) {
        throw rejected(key, "", expected);
      }
      return value;
    }

    private boolean flag(String key, boolean standard) {
      String value = value(key, String.valueOf(standard));
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default -> throw rejected(key, value, "true or false");
      };
    }

    int number(String key, int standard, int least, int most) {
      String value = value(key, String.valueOf(standard));
      String expected = "a whole number from " + least + " to " + most;
      try {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
          throw rejected(key, value, expected);
        }
        return number;
      } catch (NumberFormatException e) {
        throw rejected(key, value, expected);
      }
    }

    private List<String> list(String key) {
      return Arrays.stream(value(key, "").split(",", -1))
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .toList();
    }

    private String value(String key, String standard) {
      String value = environment.getOrDefault(key, "").strip();
      return value.isEmpty() ? standard : value;
    }

    private static IllegalArgumentException rejected(String key, String value, String expected) {
      return new IllegalArgumentException(
          "%s is '%s'; expected %s".formatted(key, value, expected));
    }
  }
}
