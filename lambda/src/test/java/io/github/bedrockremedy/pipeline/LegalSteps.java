package io.github.bedrockremedy.pipeline;

import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.APPLIED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.APPLYING;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.APPROVED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.CLEANING;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.EXPIRED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.FAILED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.OUTDATED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.PENDING;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.PLANNED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.RECURRED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.REJECTED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.REPORTED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.ROLLBACK;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.ROLLED_BACK;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.SUPERSEDED;
import static io.github.bedrockremedy.pipeline.ledger.CaseStatus.VERIFIED;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What a status may come from, written once more by hand and the other way round than the code has
/// it: a step that is added there has to be thought of here, too.
final class LegalSteps {
  /// What a first plan may come to.
  private static final Set<CaseStatus> FIRST = EnumSet.of(REPORTED, PLANNED, PENDING, APPROVED);

  /// Nothing of ours is in force for certain, or it may be and nobody counts on it any more.
  private static final Set<CaseStatus> OVER =
      EnumSet.of(REPORTED, SUPERSEDED, EXPIRED, OUTDATED, REJECTED, ROLLED_BACK, FAILED);

  private static final Map<CaseStatus, Set<CaseStatus>> FROM = new EnumMap<>(CaseStatus.class);

  static {
    // A new plan, of what is over, of what had to wait, and of what is not written after all.
    FROM.put(REPORTED, with(OVER, PLANNED, APPROVED));
    FROM.put(PLANNED, with(OVER, PENDING, APPROVED, RECURRED));
    FROM.put(PENDING, with(OVER, PLANNED, PENDING, APPROVED, RECURRED));
    // A yes: a person's to what is asked, a rule's to a plan, and once more to what was cleared.
    // No rule says it after a no, an undo or a failure.
    FROM.put(
        APPROVED, EnumSet.of(PENDING, PLANNED, REPORTED, SUPERSEDED, EXPIRED, OUTDATED, RECURRED));
    // The repair.
    FROM.put(APPLYING, EnumSet.of(APPROVED));
    FROM.put(APPLIED, EnumSet.of(APPLYING, CLEANING));
    FROM.put(VERIFIED, EnumSet.of(APPLIED, RECURRED));
    FROM.put(RECURRED, EnumSet.of(APPLIED, VERIFIED, RECURRED));
    // Undone: whatever is there or may be, except what is gone for certain.
    FROM.put(ROLLBACK, EnumSet.complementOf(EnumSet.of(ROLLBACK, ROLLED_BACK, SUPERSEDED)));
    FROM.put(ROLLED_BACK, EnumSet.of(ROLLBACK));
    // Cleaned up: what may hold a policy of ours and is not being worked on.
    FROM.put(
        CLEANING,
        EnumSet.of(APPLIED, VERIFIED, RECURRED, REPORTED, REJECTED, EXPIRED, OUTDATED, FAILED));
    FROM.put(SUPERSEDED, EnumSet.of(CLEANING));
    // Not done.
    FROM.put(REJECTED, EnumSet.of(PENDING));
    FROM.put(EXPIRED, EnumSet.of(PENDING));
    FROM.put(
        OUTDATED, EnumSet.of(PENDING, APPROVED, APPLYING, APPLIED, VERIFIED, RECURRED, FAILED));
    FROM.put(FAILED, EnumSet.of(APPROVED, APPLYING, APPLIED, ROLLBACK, CLEANING));
  }

  private LegalSteps() {}

  private static Set<CaseStatus> with(Set<CaseStatus> some, CaseStatus... more) {
    Set<CaseStatus> all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }

  static boolean beginsAs(CaseStatus first) {
    return FIRST.contains(first);
  }

  static boolean has(CaseStatus from, CaseStatus to) {
    return FROM.getOrDefault(to, Set.of()).contains(from);
  }
}
