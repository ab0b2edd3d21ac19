package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;

/// Words for a policy that was taken back, and for one that was only approved when somebody took
/// that back.
public final class UndoneWords {
  private static final String NEVER = " is not there, and was not known to be";

  private UndoneWords() {}

  /// What a removal came to, for the history.
  ///
  /// @param found the case before it
  public static String why(Case found) {
    return "policy " + found.id().policyName() + (isKnown(found) ? " is gone" : NEVER);
  }

  private static boolean isKnown(Case found) {
    return found.status() == CaseStatus.CLEANING || found.appliedAt().isPresent();
  }

  static OutcomeWords underWay(Case after) {
    return isKnown(after)
        ? new OutcomeWords(
            "[Undo]",
            "The patch is being taken back, as asked for.",
            "Calls that need it are denied once it is.")
        : new OutcomeWords(
            "[Undo]",
            "The approval is taken back, as asked for.",
            "No write is known. It is made sure that no policy of ours is there.");
  }

  static OutcomeWords done(Step step) {
    String next = "Calls that need it are denied. You will not be asked about this for 7 days.";
    return step.why().endsWith(NEVER)
        ? new OutcomeWords(
            "[Undone]",
            "The approval was taken back, as asked for; no policy of ours is there.",
            next)
        : new OutcomeWords("[Undone]", "The patch was taken back, as asked for.", next);
  }
}
