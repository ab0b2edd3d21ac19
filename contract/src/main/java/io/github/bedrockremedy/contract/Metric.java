package io.github.bedrockremedy.contract;

/// What an installation counts, in CloudWatch's embedded metric format. The handlers write these
/// and no others, each with the one dimension [#DIMENSION]: CloudWatch bills a metric by name and
/// combination of dimensions. The stack's alarms and its dashboard read them by these names.
public enum Metric {
  /// Denials taken in, repeats included.
  DENIALS("Denials"),
  /// Cases opened.
  CASES("Cases"),
  /// Cases whose principal looks taken over: quarantined by AWS, or trying one model after another.
  COMPROMISED("Compromised"),
  /// Requests people were asked about.
  PROPOSED("Proposed"),
  /// Policies written.
  APPLIED("Applied"),
  /// Decisions to apply, a person's or a rule's.
  APPROVED("Approved"),
  /// Decisions not to apply.
  REJECTED("Rejected"),
  /// Requests nobody decided in time.
  EXPIRED("Expired"),
  /// Calls denied again well after their repair.
  RECURRING_AFTER_PATCH("RecurringAfterPatch"),
  /// Writes that were owed and could not be done.
  APPLY_FAILED("ApplyFailed"),
  /// Plans the world moved away from before they were applied.
  OUTDATED("Outdated"),
  /// What was held back: requests over a limit, writes while paused, denials whose case
  /// has the short id of another.
  SUPPRESSED("Suppressed"),
  /// Wrong, used or expired links and change codes.
  INVALID_TOKEN("InvalidToken"),
  /// Confirmed subscriptions of the topic that has the fewest, read once a day.
  CONFIRMED_SUBSCRIBERS("ConfirmedSubscribers");

  /// CloudWatch's namespace.
  public static final String NAMESPACE = "BedrockRemedy";

  /// The one dimension; its value is the installation's stage.
  public static final String DIMENSION = "Stage";

  private final String id;

  Metric(String id) {
    this.id = id;
  }

  /// The metric's name in CloudWatch.
  public String id() {
    return id;
  }
}
