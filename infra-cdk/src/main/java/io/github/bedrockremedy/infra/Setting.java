package io.github.bedrockremedy.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything a deployment may decide. What is allowed and what holds otherwise stand here once: a
/// refusal says it, and a test holds the table of `docs/settings.md` to it.
enum Setting {
  STAGE("production or staging; staging admits dry-run only", "production"),
  MODE("dry-run, approve or auto", "approve; dry-run in staging"),
  HOME_ACCOUNT(
      "the id of the account this runs in, twelve digits as text; needed with accounts and"
          + " sourceRegions",
      "the account deployed to"),
  HOME_REGION(
      "the Region this runs in, such as us-east-1; needed with accounts and sourceRegions",
      "the Region deployed to"),
  ACCOUNTS(
      "ids of the accounts whose denials are taken in, twelve digits as text, at most 80",
      "the account deployed to"),
  SOURCE_REGIONS(
      "further Regions whose denials are taken in, such as us-west-2", "the home Region alone"),
  ORGANIZATION(
      "the organisation whose accounts may report denials, such as o-a1b2c3d4e5; needs accounts"
          + " beside the home account",
      "none: the listed accounts may"),
  EMAIL("email addresses that get requests, reports and alarms; each has to confirm", "none"),
  ALLOWED_REGIONS(
      "Regions a patch may name, such as us-east-1, and unspecified for global routing",
      "every Region in approve, none in auto"),
  ALLOWED_MODELS(
      "patterns (*, ?) of model ids a patch may name, such as anthropic.claude-*", "every model"),
  AUTO_PRINCIPALS(
      "ARN patterns of roles that may be repaired without a person, such as"
          + " arn:aws:iam::123456789012:role/team/*",
      "none"),
  PROTECTED_PRINCIPALS(
      "ARN patterns of principals that are never changed, such as"
          + " arn:aws:iam::123456789012:role/team/*",
      "none"),
  REQUIRE_TAG("true or false: whether only tagged principals may be changed", "false"),
  REQUIRED_BOUNDARY(
      "ARN of the permissions boundary a principal must carry to be changed, such as"
          + " arn:aws:iam::123456789012:policy/agents; its account may be *",
      "none"),
  USERS("true or false: whether IAM users may be changed, not only roles", "true"),
  APPROVAL_CHANNEL(
      "link, slack or iam-only: the page, the page and Slack's buttons, or AWS credentials alone",
      "link"),
  APPROVERS(
      "ARN patterns of who may decide with AWS credentials, such as"
          + " arn:aws:sts::123456789012:assumed-role/approver/*",
      "everybody with execute-api:Invoke on the route"),
  SLACK_WORKSPACE("the id of a Slack workspace, T and capitals or digits", "none"),
  SLACK_CHANNEL("the id of a Slack channel, C or G and capitals or digits", "none"),
  SLACK_USER_ROLES(
      "true or false: whether each member of the channel needs an IAM role of their own", "true"),
  ADMINISTRATOR(
      "ARN of the one role that may subscribe to the approvals topic besides the deployment, such"
          + " as arn:aws:iam::123456789012:role/name",
      "none"),
  DEPLOYMENT_ROLE(
      "ARN of the role CloudFormation deploys with, such as arn:aws:iam::123456789012:role/name",
      "the one of the CDK's bootstrap"),
  BREAK_GLASS_ROLE(
      "ARN of the one role that may write to the table and the queue besides the system, such as"
          + " arn:aws:iam::123456789012:role/name",
      "none"),
  REQUEST_HOURS("hours a request stays open, 7 to 72", "24"),
  REQUESTS_PER_HOUR("new requests an account may cause in an hour, 1 to 1000", "5"),
  WRITES_PER_PRINCIPAL_DAY("writes to one principal in a day, 0 to 1000", "3"),
  WRITES_PER_ACCOUNT_DAY("writes in one account in a day, 0 to 1000", "20"),
  REVIEW_MINUTES("minutes from one look at what is due to the next, 1 to 15", "5"),
  DAILY_AT("hour of the daily look, UTC, 0 to 23", "6"),
  WEEKLY_ON("day of the weekly digest, MON, TUE, WED, THU, FRI, SAT or SUN", "MON"),
  LOOK_AHEAD(
      "off, ask or auto: whether roles and users are looked through daily for calls that would be denied, and"
          + " whether such a repair may go without a person",
      "ask"),
  TRAIL_NAME("name or ARN of the trail that has to log", "any trail"),
  CREATE_TRAIL("true or false: whether the stack makes a trail; not with trailName", "false"),
  CUSTOMER_KEY("true or false: whether a key of your own encrypts what is stored", "false"),
  ARCHIVE_DAYS(
      "days denials are kept as they came: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365; 0 for"
          + " no archive",
      "0"),
  RUNBOOK("address of the runbook in alarms, https://… or a path", "docs/runbook.md");

  private final String allowed;
  private final String standard;

  Setting(String allowed, String standard) {
    this.allowed = allowed;
    this.standard = standard;
  }

  /// The key in the CDK context, `allowedRegions`.
  String key() {
    var words = name().toLowerCase(Locale.ROOT).split("_", -1);
    var key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return key.toString();
  }

  /// What may be given, in words.
  String allowed() {
    return allowed;
  }

  /// What holds if nothing is given: the value itself where it is a number, a choice or a truth.
  String standard() {
    return standard;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
