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

  private EnvironmentKeys() {}
}
