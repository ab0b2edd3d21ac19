package io.github.bedrockremedy.contract;

import java.util.List;

/// Shape of the one DynamoDB table. The partition key says whose the item is to write: which role
/// reaches which prefix is in [HandlerActions#onRows()]. The sort key names the item. The stack's
/// stream filters and the Lambda's ledger use these names alike.
public final class CaseTable {
  /// Partition key: `case#br-…`, `request#br-…`, `decision#br-…`, `principal#…`, `control`,
  /// `tripped`, `notice#…`, `look#…`, or `limit#…`.
  public static final String PK = "pk";

  /// Sort key: `case`, `seen`, `history#…`, a generation, `rollback#` and a generation, a minute,
  /// or `-`.
  public static final String SK = "sk";

  /// What the item owes to the world: [#OWES_NOTIFY] or [#OWES_PATCH]; absent when nothing.
  public static final String OWES = "owes";

  public static final String OWES_NOTIFY = "notify";
  public static final String OWES_PATCH = "patch";

  /// When an owed effect is overdue, epoch seconds; sort key of [#DUE_INDEX].
  public static final String DUE_AT = "dueAt";

  /// Sparse index over what still has to be looked at: `due` = [#DUE], sorted by [#DUE_AT].
  public static final String DUE_INDEX = "due";

  /// Partition key of [#DUE_INDEX]; present only on items the clock has to look at.
  public static final String DUE = "due";

  /// Time to live, epoch seconds; only on items with no policy of ours in force.
  public static final String TTL = "ttl";

  /// The attributes of a case that change when it is marked as told: its debt, when the clock looks
  /// again, and which version of the row this is. The handler that tells may write no others.
  public static final List<String> SETTLED =
      List.of("attempts", DUE, DUE_AT, OWES, "updatedAt", "version");

  /// Prefix of a case's partition key.
  public static final String CASE_PREFIX = "case#";

  /// Prefix of the partition keys of what was sent to people: the hashes a decision has to fit.
  /// Only the handler that sends it writes there.
  public static final String REQUEST_PREFIX = "request#";

  /// Prefix of the partition keys of decisions, which only `ApprovalHandler` makes.
  public static final String DECISION_PREFIX = "decision#";

  /// Prefix of the sort keys of decisions to undo: beside the decision to apply, for the same
  /// generation.
  public static final String ROLLBACK_PREFIX = "rollback#";

  /// Prefix of the partition keys under which the models a principal was denied on are kept.
  public static final String PRINCIPAL_PREFIX = "principal#";

  /// Prefix of the partition keys of what the installation as a whole has to tell.
  public static final String NOTICE_PREFIX = "notice#";

  /// Prefix of the partition keys under which it is kept how far looking ahead has come, and when
  /// what is started once a day or a week is made up for.
  public static final String LOOK_PREFIX = "look#";

  /// Prefix of the partition keys of counters.
  public static final String LIMIT_PREFIX = "limit#";

  /// How the counters of requests begin, after [#LIMIT_PREFIX].
  public static final String REQUESTS_LIMIT = "requests/";

  /// How the counters of reports begin: who counts requests counts them, too.
  public static final String REPORTS_LIMIT = REQUESTS_LIMIT + "reports/";

  /// How the counters of alarms about principals begin: who counts requests counts them, too.
  public static final String ALARMS_LIMIT = REQUESTS_LIMIT + "alarms/";

  /// How the counters of writes begin, after [#LIMIT_PREFIX].
  public static final String WRITES_LIMIT = "writes/";

  /// Partition key of the row that drops the installation to dry-run. The handler that writes it
  /// may
  /// not touch the kill switch; a person's later turn of that switch ends it.
  public static final String TRIPPED = "tripped";

  /// Partition key of the kill switch.
  public static final String CONTROL = "control";

  private CaseTable() {}
}
