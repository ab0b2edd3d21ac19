package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;

/// Whether a policy of ours stands after a step, as far as people have to know it.
enum Written {
  YES,
  NO,
  /// No answer to the write came, so the policy may be there.
  PERHAPS;

  private static final String WRITER = "PatchHandler";

  /// After this step. A failure leaves things as they were before it; one while writing is certain
  /// only where the writer itself tells of it, since it looks for its policy first.
  static Written after(Step step) {
    if (step.to() != CaseStatus.FAILED) {
      return step.to().holdsPolicy() ? YES : NO;
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
