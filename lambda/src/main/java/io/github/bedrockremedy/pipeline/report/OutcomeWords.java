package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;

/// Words about what became of a case.
///
/// @param tag for the subject line
/// @param headline what happened, one line
/// @param meaning what it means now, whole sentences
record OutcomeWords(String tag, String headline, String meaning) {

  private static final OutcomeWords UNCOVERED =
      new OutcomeWords(
          "[Denied again]",
          "The patch was removed because the owner's own policies covered this; they do not now.",
          "IAM's simulator denies the call since then. The next denial is planned at once, and you"
              + " are asked again where that is how this installation works.");

  private static final OutcomeWords OUTGROWN =
      new OutcomeWords(
          "[Will be denied]",
          "Calls will be denied although a patch was written; none was yet.",
          "The patch stays as it is. One that covers what is new may not be offered here; why not is"
              + " in the case.");

  /// The words for what a step led to.
  ///
  /// @param after the case after it
  static OutcomeWords of(Case after, Step step) {
    CaseStatus status = step.to();
    if (status == CaseStatus.RECURRED && ForeseenWords.is(after.plan())) {
      return OUTGROWN;
    }
    return switch (status) {
      case REPORTED, PLANNED, PENDING -> step.uncovers() ? UNCOVERED : open(status);
      case APPROVED, APPLYING, APPLIED, VERIFIED, RECURRED -> approved(status);
      case ROLLBACK, ROLLED_BACK, CLEANING, SUPERSEDED -> removed(status);
      case EXPIRED -> expired(Unanswered.after(step));
      case REJECTED, OUTDATED -> ended(status);
      case FAILED -> failed(Written.after(after, step));
    };
  }

  private static OutcomeWords open(CaseStatus status) {
    return status == CaseStatus.PENDING
        ? new OutcomeWords(
            "[Open]",
            "This case waits for a person's decision.",
            "Nothing has been changed. The request is in a mail of its own.")
        : new OutcomeWords("[Report]", "This case is only reported.", "Nothing has been changed.");
  }

  private static OutcomeWords approved(CaseStatus status) {
    return switch (status) {
      case APPROVED, APPLYING ->
          new OutcomeWords(
              "[Approved]",
              "Approved; the patch is being written.",
              "It is planned again from what AWS says now, and written only if the result is what"
                  + " was approved.");
      case APPLIED ->
          new OutcomeWords(
              "[Applied]",
              "The patch is in force.",
              "IAM needs up to a minute to pass it on; calls routed meanwhile may still fail. It is"
                  + " looked at again shortly.");
      case VERIFIED ->
          new OutcomeWords(
              "[Works]",
              "The patch works.",
              "IAM's simulator now allows everything the call needs.");
      default ->
          new OutcomeWords(
              "[Denied again]",
              "Denied again although a patch was written.",
              "Either the policy is gone, most likely by a deploy of its owner, or another layer"
                  + " refuses the call. Nothing is written again without a look at which it is.");
    };
  }

  private static OutcomeWords removed(CaseStatus status) {
    return switch (status) {
      case ROLLBACK ->
          new OutcomeWords(
              "[Undo]",
              "The patch is being taken back, as asked for.",
              "Calls that need it are denied once it is.");
      case ROLLED_BACK ->
          new OutcomeWords(
              "[Undone]",
              "The patch was taken back, as asked for.",
              "Calls that need it are denied. You will not be asked about this for 7 days.");
      case CLEANING ->
          new OutcomeWords(
              "[Cleaning up]",
              "The owner's own policies cover this now.",
              "The patch is no longer needed and is being removed. Access stays as it is.");
      default ->
          new OutcomeWords(
              "[Cleaned up]",
              "The owner's own policies cover this now; the patch is gone.",
              "Access stays as it is. Nothing is left to do.");
    };
  }

  private static OutcomeWords expired(Unanswered unanswered) {
    return new OutcomeWords(
        "[Expired]",
        unanswered.headline(),
        "Calls that need it are denied as before. The next denial opens a new request.");
  }

  private static OutcomeWords ended(CaseStatus status) {
    return switch (status) {
      case REJECTED ->
          new OutcomeWords(
              "[Rejected]",
              "Rejected; nothing was changed.",
              "Calls that need it are denied as before. You will not be asked about this again for 7 days.");
      default ->
          new OutcomeWords(
              "[Outdated]",
              "The principal changed since the plan; nothing was changed.",
              "What was approved no longer fits, so it was not written. The next denial is planned"
                  + " afresh.");
    };
  }

  private static OutcomeWords failed(Written written) {
    String tag = "[Failed]";
    String next = "It is not tried again by itself. Look at the reason above first.";
    return switch (written) {
      case NO -> new OutcomeWords(tag, "The change could not be made; nothing was written.", next);
      case PERHAPS ->
          new OutcomeWords(
              tag, "No answer came to the write, so whether it was made is not known.", next);
      case HARDLY ->
          new OutcomeWords(
              tag,
              "The undo failed. No policy of ours is known to have been written, but that could not"
                  + " be made sure.",
              next);
      case YES ->
          new OutcomeWords(
              tag,
              "A policy of ours is there, but it has not come out as it should.",
              "Nothing further is done by itself. Look at the reason above first.");
    };
  }
}
