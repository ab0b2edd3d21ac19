package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How many new requests an account may cause in an hour, so that nobody approves in bulk; and as
/// many reports, so that a storm of what nobody can approve floods no mailbox either.
///
/// @param most how many of each
public record RequestLimit(int most) {
  /// Longer than the clock's five minutes, so that it strikes in that time, where all is well.
  private static final Duration DIGEST = Duration.ofMinutes(6);

  /// How a case calls a principal that is no role, user or permission set of an administrator.
  private static final String UNNAMED = "none";

  /// The hour a time lies in.
  static String hour(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).toString();
  }

  /// What asking about a case counts on.
  List<Limit> counting(Case asked, Instant now) {
    return List.of(
        new Limit(
            CaseTable.REQUESTS_LIMIT + asked.plan().subject().account() + "/" + hour(now),
            most,
            asked.id() + "/" + asked.generation()));
  }

  /// What telling of a case that is only reported counts on.
  List<Limit> countingReport(Case reported, Instant now) {
    return List.of(
        new Limit(
            CaseTable.REPORTS_LIMIT + reported.plan().subject().account() + "/" + hour(now),
            most,
            reported.id() + "/" + reported.generation()));
  }

  /// What telling of a principal that looks taken over counts on: one an hour is told at once.
  /// Where the caller may choose the principal's name (a federated user's, say), all such callers
  /// of an account are one.
  List<Limit> countingAlarm(Case reported, Instant now) {
    CasePlan.Subject subject = reported.plan().subject();
    String principal =
        subject.targetKind().equals(UNNAMED) ? UNNAMED : subject.targetArn().orElse(UNNAMED);
    return List.of(
        new Limit(
            CaseTable.ALARMS_LIMIT + subject.account() + "/" + principal + "/" + hour(now),
            1,
            reported.id() + "/" + reported.generation()));
  }

  /// When what an hour left waiting is told of, in one message, after most of it has come up.
  private static Instant digest(Instant now) {
    return nextHour(now).minus(DIGEST);
  }

  /// Whether a time lies where its hour's waiting cases are told of.
  static boolean isDigest(Instant now) {
    return !now.isBefore(digest(now));
  }

  /// The last hour whose waiting cases are told of by now.
  static Instant toldHour(Instant now) {
    return now.plus(DIGEST).truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
  }

  /// When a case that had to wait is looked at again: to be told of, then to be asked about.
  static Instant retry(Instant now) {
    return isDigest(now) ? nextHour(now) : digest(now);
  }

  /// When the next hour's requests begin.
  static Instant nextHour(Instant now) {
    return now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
  }
}
