package io.github.bedrockremedy.contract;

/// Names of the environment variables the stack sets and `Settings` reads. Each constant's text
/// says what the value looks like; lists are separated by commas, an absent or empty list is empty.
public final class EnvironmentKeys {
  /// `dry-run`, `approve` or `auto`; default `approve`.
  public static final String MODE = "REMEDY_MODE";

  /// `production` or `staging`; `staging` admits no mode but `dry-run`.
  public static final String STAGE = "REMEDY_STAGE";

  /// Name of the case table.
  public static final String TABLE = "REMEDY_TABLE";

  /// ARN of the one queue `DenialHandler` takes records from.
  public static final String QUEUE_ARN = "REMEDY_QUEUE_ARN";

  /// Account ids this installation serves; at least one.
  public static final String ACCOUNTS = "REMEDY_ACCOUNTS";

  /// ARN of the topic that carries requests and outcomes.
  public static final String APPROVALS_TOPIC = "REMEDY_APPROVALS_TOPIC";

  /// ARN of the topic that carries dry-run reports and explanations nobody has to decide.
  public static final String REPORTS_TOPIC = "REMEDY_REPORTS_TOPIC";

  /// `https://…` address of the approval page, without a trailing slash.
  public static final String APPROVAL_URL = "REMEDY_APPROVAL_URL";

  /// Regions a patch may name; empty means every Region in `approve` and none in `auto`.
  public static final String ALLOWED_REGIONS = "REMEDY_ALLOWED_REGIONS";

  /// ARN patterns (`*` and `?`) of principals that may be repaired without a person.
  public static final String AUTO_PRINCIPALS = "REMEDY_AUTO_PRINCIPALS";

  /// ARN patterns of principals that are never changed.
  public static final String PROTECTED_PRINCIPALS = "REMEDY_PROTECTED_PRINCIPALS";

  /// ARN patterns, as `GetCallerIdentity` gives ARNs, of who may decide with AWS credentials; empty
  /// means everybody the route lets in.
  public static final String APPROVERS = "REMEDY_APPROVERS";

  /// `true`: a principal without the tag `bedrock-remedy` is only reported.
  public static final String REQUIRE_TAG = "REMEDY_REQUIRE_TAG";

  /// Hours an approval request stays open, 7 to 72; default 24.
  public static final String REQUEST_HOURS = "REMEDY_REQUEST_HOURS";

  /// New requests an account may cause in an hour; default 5.
  public static final String REQUESTS_PER_HOUR = "REMEDY_REQUESTS_PER_HOUR";

  /// Writes to one principal in a day; default 3.
  public static final String WRITES_PER_PRINCIPAL_DAY = "REMEDY_WRITES_PER_PRINCIPAL_DAY";

  /// Writes in one account in a day; default 20.
  public static final String WRITES_PER_ACCOUNT_DAY = "REMEDY_WRITES_PER_ACCOUNT_DAY";

  /// Id of the account this system runs in. There the handlers use their own rights, in every other
  /// account served an assumed role.
  public static final String HOME_ACCOUNT = "REMEDY_HOME_ACCOUNT";

  /// Path and name of the role that reads in a member account, `bedrock-remedy/member-read`; its
  /// ARN is `arn:PARTITION:iam::ACCOUNT:role/` and this, ACCOUNT one of [#ACCOUNTS]. Absent where
  /// only the home account is served.
  public static final String MEMBER_READ_ROLE = "REMEDY_MEMBER_READ_ROLE";

  /// The same for the role that writes there, `bedrock-remedy/member-write`; absent in `dry-run`.
  public static final String MEMBER_WRITE_ROLE = "REMEDY_MEMBER_WRITE_ROLE";

  /// Regions whose denials are taken in, the home Region among them; empty means the home Region,
  /// and any other Region's denials are refused. The stack never sets `*`, which means every
  /// Region.
  public static final String SOURCE_REGIONS = "REMEDY_SOURCE_REGIONS";

  /// Patterns (`*` and `?`) of the model ids a patch may name, `anthropic.claude-*`; empty means
  /// every model.
  public static final String ALLOWED_MODELS = "REMEDY_ALLOWED_MODELS";

  /// ARN of the permissions boundary a principal must carry to be changed; its account may be `*`.
  /// Absent: none is asked for.
  public static final String REQUIRED_BOUNDARY = "REMEDY_REQUIRED_BOUNDARY";

  /// `true` or `false`: whether IAM users may be changed, or only roles; default `true`.
  public static final String USERS = "REMEDY_USERS";

  /// ARN of the topic CloudWatch's alarms go to, whose subscribers are counted like those of the
  /// others; absent where there are no alarms.
  public static final String ALARMS_TOPIC = "REMEDY_ALARMS_TOPIC";

  /// Names of the event rules that bring denials, comma-separated: of the one on the default bus of
  /// the home Region, and `⟨bus⟩/⟨rule⟩` of the one on the home bus, where there is one.
  public static final String RULE_NAME = "REMEDY_RULE_NAME";

  /// Name or ARN of the trail that has to log; absent: any trail of the account may.
  public static final String TRAIL_NAME = "REMEDY_TRAIL_NAME";

  /// How many confirmed subscriptions each of the topics should have, 0 to 1000; default 0.
  public static final String EXPECTED_SUBSCRIBERS = "REMEDY_EXPECTED_SUBSCRIBERS";

  /// `link`: people decide on the page. `slack`: on the page and by Slack's buttons. `iam-only`:
  /// with AWS credentials on the route [DecisionRoute], and there is no page. Default `link`.
  public static final String APPROVAL_CHANNEL = "REMEDY_APPROVAL_CHANNEL";

  /// Name of the alias of `ApprovalHandler` that Slack's buttons call, [SlackCommand#ALIAS]; absent
  /// where there are no buttons. The alias is the proof of the channel, never the payload.
  public static final String SLACK_ALIAS = "REMEDY_SLACK_ALIAS";

  /// `off`, `ask` or `auto`: what becomes of calls that would be denied and were not made yet.
  /// Default `ask`: a person is asked, whatever the mode; with `auto` the rules of the mode hold.
  public static final String LOOK_AHEAD = "REMEDY_LOOK_AHEAD";

  private EnvironmentKeys() {}
}
