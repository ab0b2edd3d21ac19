package io.github.bedrockremedy.contract;

/// Names of the stack's outputs, by which the command line finds an installation.
public final class StackOutputs {
  /// Name of the stack in production.
  public static final String STACK = "BedrockRemedy";

  /// Name of the case table.
  public static final String CASE_TABLE = "CaseTable";

  /// Address of the HTTP API, without a slash at its end.
  public static final String APPROVAL_URL = "ApprovalUrl";

  /// Name of the event rule that brings denials.
  public static final String DENIAL_RULE = "DenialRuleName";

  /// Address of the queue of denials.
  public static final String DENIAL_QUEUE = "DenialQueueUrl";

  /// ARN of the queue of denials.
  public static final String DENIAL_QUEUE_ARN = "DenialQueueArn";

  /// Address of the dead-letter queue of denials.
  public static final String UNDELIVERED_QUEUE = "UndeliveredQueueUrl";

  /// ARN of the dead-letter queue of denials.
  public static final String UNDELIVERED_QUEUE_ARN = "UndeliveredQueueArn";

  /// ARN of the topic for requests and outcomes.
  public static final String APPROVALS_TOPIC = "ApprovalsTopicArn";

  /// ARN of the topic for reports, which nobody has to decide on.
  public static final String REPORTS_TOPIC = "ReportsTopicArn";

  /// ARN of the topic for alarms.
  public static final String ALARMS_TOPIC = "AlarmsTopicArn";

  /// `dry-run`, `approve` or `auto`.
  public static final String MODE = "Mode";

  /// Account ids served, with commas.
  public static final String ACCOUNTS = "Accounts";

  /// Source Regions, with commas, the home Region among them.
  public static final String SOURCE_REGIONS = "SourceRegions";

  /// ARN of the home bus; only where further Regions or accounts send to it.
  public static final String HOME_BUS = "HomeBusArn";

  /// Path and name of the role that reads in further accounts; only where there are some.
  public static final String MEMBER_READ_ROLE = "MemberReadRole";

  private static final String HANDLER = "Handler";

  private StackOutputs() {}

  /// Name of a handler's log group, `DenialLogGroup`; only where the handler is there.
  public static String logGroup(HandlerActions handler) {
    return handler.handler().replace(HANDLER, "LogGroup");
  }
}
