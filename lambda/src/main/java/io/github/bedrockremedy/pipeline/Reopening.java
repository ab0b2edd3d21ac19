package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// What a denial means to a case that stands: a repeat, a reason to plan anew, or a repair that did
/// not hold.
final class Reopening {
  private static final Duration STALE = CasePlan.FRESH;
  private static final Duration UNREAD = Duration.ofMinutes(10);
  private static final Duration SETTLING = Duration.ofMinutes(15);
  private static final Duration SILENT = Duration.ofDays(7);

  private Reopening() {}

  /// Whether a new denial makes a case worth a new plan, whatever was configured meanwhile.
  ///
  /// @param ended when the case took its last step
  static boolean isDue(
      Case standing, CloudTrailEvent latest, Supplier<Instant> ended, Instant now) {
    return switch (standing.status()) {
      case EXPIRED, SUPERSEDED, OUTDATED -> isAfter(latest, standing, ended);
      case REPORTED, PLANNED ->
          isOld(standing, now)
              || readAgain(standing, now)
              || isForeseen(standing)
              || outlives(standing.plan(), latest);
      case FAILED -> isOld(standing, now);
      // A row with a policy of ours changes with each daily look.
      case REJECTED, ROLLED_BACK ->
          isSilent(standing.holdsPolicy() ? ended.get() : standing.updatedAt(), now);
      case PENDING, APPROVED, APPLYING, APPLIED, VERIFIED, RECURRED, ROLLBACK, CLEANING -> false;
    };
  }

  /// Whether a week has gone by.
  static boolean isSilent(Instant since, Instant now) {
    return since.plus(SILENT).isBefore(now);
  }

  /// Whether a call was made after a case had ended: CloudTrail brings one up to a quarter of an
  /// hour late, and a queue again. The row alone answers mostly: it changed last when people were
  /// told.
  private static boolean isAfter(CloudTrailEvent latest, Case over, Supplier<Instant> ended) {
    return latest.time().isAfter(over.updatedAt()) || latest.time().isAfter(ended.get());
  }

  /// Whether other settings or another catalogue make a new plan of it. What was asked or approved
  /// is planned again right before the write, and what a person declined stays declined.
  static boolean hangsOnSettings(Case standing) {
    return standing.status() == CaseStatus.REPORTED || standing.status() == CaseStatus.PLANNED;
  }

  /// Whether a second look moves nothing: it could not read anything either, or ends in the report
  /// that was sent within a day.
  ///
  /// @param ended when the case took its last step
  static boolean tellsNothingNew(
      Case standing, CasePlan plan, CaseStatus to, Supplier<Instant> ended, Instant now) {
    boolean unread =
        Evidence.isUnread(plan.fingerprint()) && Evidence.isUnread(standing.plan().fingerprint());
    boolean sameReport =
        to == CaseStatus.REPORTED
            && plan.finding().equals(standing.plan().finding())
            && !ended.get().plus(STALE).isBefore(now);
    return to == standing.status() && (unread || sameReport);
  }

  private static boolean isOld(Case standing, Instant now) {
    return standing.plan().plannedAt().plus(STALE).isBefore(now);
  }

  /// A report of what nobody had been denied yet says little to someone who is now.
  private static boolean isForeseen(Case standing) {
    return ForeseenCall.is(standing.plan().subject().eventId());
  }

  /// What could not be read may be readable soon: AWS was busy, or a right is granted by now.
  private static boolean readAgain(Case standing, Instant now) {
    return Evidence.isUnread(standing.plan().fingerprint())
        && standing.plan().plannedAt().plus(UNREAD).isBefore(now);
  }

  /// Whether a denial comes late enough after our write to mean something: IAM and CloudTrail lag.
  /// What was told while its principal could not be read is looked at again, and so is what the
  /// last look no longer explains, or never did. A repair nobody could be told of yet is no less
  /// denied: what is told then replaces what was owed. That it did not hold is told first.
  static boolean recurs(Case standing, CloudTrailEvent latest, Instant now) {
    boolean repaired =
        standing.status() == CaseStatus.APPLIED
            || standing.status() == CaseStatus.VERIFIED
            || (standing.status() == CaseStatus.RECURRED
                && standing.owes().isEmpty()
                && (readAgain(standing, now)
                    || outlives(standing.plan(), latest)
                    || isAnotherReason(standing.plan(), latest)));
    return repaired && isSettled(standing, latest);
  }

  /// Whether a call was made so long after the last look that this does not explain its denial: a
  /// day, or a quarter of an hour where the call was found to be allowed.
  static boolean outlives(CasePlan look, CloudTrailEvent latest) {
    boolean allowedThen = look.finding().cause().equals(Cause.ALREADY_ALLOWED.id());
    return latest.time().isAfter(look.plannedAt().plus(allowedThen ? SETTLING : STALE));
  }

  /// Whether AWS states a reason nobody looked at yet; each is looked at once, so that two layers
  /// that take turns are no storm.
  private static boolean isAnotherReason(CasePlan look, CloudTrailEvent latest) {
    return !look.reasons().contains(CaseKey.reason(DenialReader.read(latest)));
  }

  /// Whether a denial comes after a repair that did not hold was told of in dry-run, where nobody
  /// is asked and nothing written: once that is over, it is planned like any other.
  static boolean recurredInDryRun(Case standing, CloudTrailEvent latest) {
    return standing.status() == CaseStatus.RECURRED
        && standing.owes().isEmpty()
        && standing.plan().verdict().mode().equals(Mode.DRY_RUN.id())
        && isSettled(standing, latest);
  }

  /// Whether a call was made well after a repair that stands, whatever is said of it already.
  static boolean isAfterRepair(Case standing, CloudTrailEvent latest) {
    boolean stands =
        standing.status() == CaseStatus.APPLIED
            || standing.status() == CaseStatus.VERIFIED
            || standing.status() == CaseStatus.RECURRED;
    return stands && isSettled(standing, latest);
  }

  private static boolean isSettled(Case standing, CloudTrailEvent latest) {
    return standing.appliedAt().filter(at -> latest.time().isAfter(at.plus(SETTLING))).isPresent();
  }
}
