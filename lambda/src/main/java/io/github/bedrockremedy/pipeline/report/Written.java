package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.Optional;

/// Whether a policy of ours stands after a step, as far as people have to know it.
enum Written {
  YES,
  NO,
  /// No answer to the write came, so the policy may be there.
  PERHAPS,
  /// A removal failed, and no write is known that it was to undo: the policy is hardly there.
  HARDLY;

  private static final String WRITER = "PatchHandler";

  private static Written of(Ours ours) {
    return switch (ours) {
      case THERE, CHANGED, NOT_COMPARED -> YES;
      case GONE -> NO;
      case NOT_KNOWN -> PERHAPS;
    };
  }

  /// After this step. A failure leaves things as they were before it; one while writing is certain
  /// only where the writer itself tells of it, since it looks for its policy first. What was only
  /// approved, or never answered, can be undone too.
  ///
  /// @param after the case after it
  static Written after(Case after, Step step) {
    if (step.to() == CaseStatus.RECURRED) {
      return Ours.after(step).map(Written::of).orElse(YES);
    }
    if (step.to() != CaseStatus.FAILED) {
      return step.to().holdsPolicy() ? YES : NO;
    }
    if (step.from().equals(Optional.of(CaseStatus.ROLLBACK)) && after.appliedAt().isEmpty()) {
      return HARDLY;
    }
    return step.from()
        .map(
            from ->
                from == CaseStatus.APPLYING
                    ? step.by().equals(WRITER) ? NO : PERHAPS
                    : from.holdsPolicy() ? YES : NO)
        .orElse(PERHAPS);
  }
}
