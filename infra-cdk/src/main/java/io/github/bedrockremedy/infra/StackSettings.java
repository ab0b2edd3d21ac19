package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.Aws;

/// Everything a deployment may decide, read once from the CDK context (`-c key=value`, or the
/// `context` of `cdk.json`).
///
/// @param stage `staging` forces `dry-run`; default `production`
/// @param mode how far the installation may go by itself; default `approve`
/// @param accounts account ids served; empty stands for the account deployed to
/// @param emails addresses that get requests and reports; each has to confirm its subscription
/// @param allowedRegions Regions a patch may name; empty: every Region in `approve`, none in `auto`
/// @param autoPrincipals ARN patterns of principals that may be repaired without a person
/// @param protectedPrincipals ARN patterns of principals never changed: the write role denies them
/// @param requireTag only principals tagged `bedrock-remedy` may be changed
/// @param breakGlassRole ARN of the one role that may write to table and queue besides the system
record StackSettings(
    Stage stage,
    Mode mode,
    List<String> accounts,
    List<String> emails,
    List<String> allowedRegions,
    List<String> autoPrincipals,
    List<String> protectedPrincipals,
    boolean requireTag,
    Optional<String> breakGlassRole) {

  private static final Set<String> KEYS =
      Set.of(
          "stage",
          "mode",
          "accounts",
          "email",
          "allowedRegions",
          "autoPrincipals",
          "protectedPrincipals",
          "requireTag",
          "breakGlassRole");

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,2}-\\d{1,2}");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::\\d{12}:role/[\\w+=.@/-]+");

  /// The account is either whole or `*`, so that no pattern can reach into another service.
  private static final Pattern PRINCIPALS =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::(\\d{12}|\\*):(role|user)/[\\w+=.@/*?-]+");

  StackSettings {
    accounts = List.copyOf(accounts);
    emails = List.copyOf(emails);
    allowedRegions = List.copyOf(allowedRegions);
    autoPrincipals = List.copyOf(autoPrincipals);
    protectedPrincipals = List.copyOf(protectedPrincipals);
    if (stage == Stage.STAGING && mode != Mode.DRY_RUN) {
      throw new SettingRefusedException(
          "mode", mode.spelling(), "only dry-run, because stage is staging");
    }
  }

  /// @throws SettingRefusedException for a key or value that is not allowed
  static StackSettings from(Map<String, ?> context) {
    var values = new ContextValues(context);
    values.refuseKeysBeyond(KEYS);
    var stage = values.choice("stage", Stage.PRODUCTION);
    var principals = "ARNs such as arn:aws:iam::123456789012:role/team/*, separated by commas";
    return new StackSettings(
        stage,
        values.choice("mode", stage == Stage.STAGING ? Mode.DRY_RUN : Mode.APPROVE),
        values.list("accounts", ACCOUNT, "account ids of 12 digits, as text, separated by commas"),
        values.list("email", EMAIL, "email addresses, separated by commas"),
        values.list("allowedRegions", REGION, "Regions such as us-east-1, separated by commas"),
        values.list("autoPrincipals", PRINCIPALS, principals),
        values.list("protectedPrincipals", PRINCIPALS, principals),
        values.flag("requireTag"),
        values.one("breakGlassRole", ROLE, "a role's ARN, arn:aws:iam::123456789012:role/name"));
  }

  /// The accounts whose denials are taken in; the account deployed to unless others are named.
  List<String> served() {
    return accounts.isEmpty() ? List.of(Aws.ACCOUNT_ID) : accounts;
  }

  /// Whether `auto` is asked for but some list it needs is empty, so that everything is asked.
  boolean autoWithoutEffect() {
    return mode == Mode.AUTO && (autoPrincipals.isEmpty() || allowedRegions.isEmpty());
  }
}
