package io.github.bedrockremedy.pipeline.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Where a case stands, and the one table of steps it may take from there.
public enum CaseStatus {
  /// Told, with nothing to apply.
  REPORTED,
  /// A plan that may not be asked about yet.
  PLANNED,
  /// A person is asked.
  PENDING,
  /// A person or a rule said yes; the write is owed.
  APPROVED,
  /// The write is under way.
  APPLYING,
  /// Our policy is in force; not yet looked at again.
  APPLIED,
  /// IAM's simulator agrees that the call is allowed now.
  VERIFIED,
  /// Denied again well after the write.
  RECURRED,
  /// Our policy is being removed because someone asked for it.
  ROLLBACK,
  /// Our policy was removed.
  ROLLED_BACK,
  /// Our policy is being removed because the owner's own cover it.
  CLEANING,
  /// The owner's own policies cover the access; ours is gone.
  SUPERSEDED,
  /// A person said no.
  REJECTED,
  /// Nobody decided in time.
  EXPIRED,
  /// The principal changed between plan and write.
  OUTDATED,
  /// Could not be done, with the reason in the history.
  FAILED;

  private static final Map<CaseStatus, Set<CaseStatus>> STEPS = new EnumMap<>(CaseStatus.class);

  static {
    STEPS.put(REPORTED, EnumSet.of(REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING));
    STEPS.put(PLANNED, EnumSet.of(REPORTED, PENDING, APPROVED, ROLLBACK));
    STEPS.put(
        PENDING, EnumSet.of(PENDING, PLANNED, APPROVED, REJECTED, EXPIRED, OUTDATED, ROLLBACK));
    STEPS.put(
        APPROVED, EnumSet.of(APPLYING, PLANNED, PENDING, ROLLBACK, OUTDATED, FAILED, REPORTED));
    STEPS.put(APPLYING, EnumSet.of(APPLIED, ROLLBACK, FAILED, OUTDATED));
    STEPS.put(APPLIED, EnumSet.of(VERIFIED, RECURRED, ROLLBACK, CLEANING, OUTDATED, FAILED));
    STEPS.put(VERIFIED, EnumSet.of(RECURRED, ROLLBACK, CLEANING, OUTDATED));
    STEPS.put(
        RECURRED,
        EnumSet.of(RECURRED, VERIFIED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING, OUTDATED));
    STEPS.put(ROLLBACK, EnumSet.of(ROLLED_BACK, FAILED));
    STEPS.put(ROLLED_BACK, EnumSet.of(REPORTED, PLANNED, PENDING));
    STEPS.put(CLEANING, EnumSet.of(SUPERSEDED, APPLIED, ROLLBACK, FAILED));
    STEPS.put(SUPERSEDED, EnumSet.of(REPORTED, PLANNED, PENDING, APPROVED));
    STEPS.put(REJECTED, EnumSet.of(REPORTED, PLANNED, PENDING, ROLLBACK, CLEANING));
    STEPS.put(EXPIRED, EnumSet.of(REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING));
    STEPS.put(OUTDATED, EnumSet.of(REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING));
    STEPS.put(FAILED, EnumSet.of(REPORTED, PLANNED, PENDING, ROLLBACK, CLEANING, OUTDATED));
  }

  /// Whether the table has a step from here to there.
  public boolean mayBecome(CaseStatus next) {
    return STEPS.getOrDefault(this, Set.of()).contains(next);
  }

  /// Whether a policy of ours may be in force, so that the case must not be forgotten.
  public boolean holdsPolicy() {
    return switch (this) {
      case APPLYING, APPLIED, VERIFIED, RECURRED, ROLLBACK, CLEANING, FAILED -> true;
      case REPORTED,
          PLANNED,
          PENDING,
          APPROVED,
          ROLLED_BACK,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED ->
          false;
    };
  }
}
