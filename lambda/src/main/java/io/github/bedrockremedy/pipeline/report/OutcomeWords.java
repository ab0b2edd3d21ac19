package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;

/// Words about what became of a case.
///
/// @param tag for the subject line
/// @param headline what happened, one line
/// @param meaning what it means now, whole sentences
record OutcomeWords(String tag, String headline, String meaning) {
  private static final OutcomeWords OUTDATED =
      new OutcomeWords(
          "[Outdated]",
          "The principal changed since the plan; nothing was changed.",
          "What was approved no longer fits, so it was not written. The next denial is planned"
              + " afresh.");

  private static final OutcomeWords GONE =
      new OutcomeWords(
          "[Outdated]",
          "The repaired principal is not there any more, and with it what was written on it.",
          "Nothing is left to do or to undo. Should a call be denied to a new principal of that"
              + " name, it is planned afresh.");

  /// The words for what a step led to.
  ///
  /// @param after the case after it
  static OutcomeWords of(Case after, Step step) {
    CaseStatus status = step.to();
    if (status == CaseStatus.RECURRED && ForeseenWords.is(after.plan())) {
      return ForeseenWords.outgrown(after.plan());
    }
    if (AgainWords.isOver(after.plan(), step) && status == CaseStatus.VERIFIED) {
      return AgainWords.OVER;
    }
    return switch (status) {
      case REPORTED, PLANNED, PENDING -> step.uncovers() ? uncovered(after, step) : open(status);
      case APPROVED, APPLYING, APPLIED, VERIFIED -> approved(status);
      case RECURRED -> AgainWords.outcome(after, step);
      case ROLLBACK -> UndoneWords.underWay(after);
      case ROLLED_BACK -> UndoneWords.done(step);
      case CLEANING, SUPERSEDED -> cleaned(status);
      case EXPIRED -> expired(Unanswered.after(step));
      case REJECTED -> rejected();
      case OUTDATED -> endsRepair(step) ? GONE : OUTDATED;
      case FAILED -> failed(Written.after(after, step), isPlanned(after, step));
    };
  }

  /// Whether what ended was in force, and did not only wait to be written.
  static boolean endsRepair(Step step) {
    return step.to() == CaseStatus.OUTDATED
        && step.from()
            .filter(from -> from != CaseStatus.APPLYING && from.holdsPolicy())
            .isPresent();
  }

  private static OutcomeWords uncovered(Case after, Step step) {
    return new OutcomeWords(
        "[Denied again]",
        "The patch was removed because the owner's own policies covered this; they do not now.",
        "IAM's simulator denies the call since then. "
            + isPlanned(after, step)
            + ", and you are asked again where that is how this installation works.");
  }

  /// Which denial is planned and not only counted, while the plan that ended so is young.
  private static String isPlanned(Case after, Step step) {
    Instant old = after.plan().plannedAt().plus(CasePlan.FRESH);
    return old.isAfter(step.at())
        ? "Denials are only counted for now; the next after "
            + CaseWords.time(old)
            + " is planned afresh"
        : "The next denial is planned afresh";
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
      default ->
          new OutcomeWords(
              "[Works]",
              "The patch works.",
              "IAM's simulator now allows everything the call needs.");
    };
  }

  private static OutcomeWords cleaned(CaseStatus status) {
    return status == CaseStatus.CLEANING
        ? new OutcomeWords(
            "[Cleaning up]",
            "The owner's own policies cover this now.",
            "The patch is no longer needed and is being removed. Access stays as it is.")
        : new OutcomeWords(
            "[Cleaned up]",
            "The owner's own policies cover this now; the patch is gone.",
            "Access stays as it is. Nothing is left to do.");
  }

  private static OutcomeWords expired(Unanswered unanswered) {
    return new OutcomeWords(
        "[Expired]",
        unanswered.headline(),
        "Calls that need it are denied as before. The next denial opens a new request.");
  }

  private static OutcomeWords rejected() {
    return new OutcomeWords(
        "[Rejected]",
        "Rejected; nothing was changed.",
        "Calls that need it are denied as before. You will not be asked about this again for 7 days.");
  }

  private static OutcomeWords failed(Written written, String planned) {
    String tag = "[Failed]";
    String next =
        "It is not tried again by itself. Look at the reason above first. " + planned + ".";
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
              "Nothing further is done by itself. Look at the reason above first. "
                  + planned
                  + ".");
    };
  }
}
