package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.List;
import java.util.Optional;

/// Words for a repaired call that is denied again where nobody is asked about another plan. The
/// case keeps the policy that was written beside what was found afresh.
final class AgainWords {
  private static final String TAG = "[Denied again]";

  /// Nothing was denied for long, and nothing is known that would be.
  static final OutcomeWords OVER =
      new OutcomeWords(
          "[Works]",
          "The patch works; nothing is known to deny the call any more.",
          "What you were told of it before is over. A denial from now on is looked at afresh.");

  private AgainWords() {}

  /// Whether what the case says of its call is past: found while a repair did not hold, and the
  /// call is allowed by now.
  static boolean isOver(CasePlan plan, Step step) {
    return switch (step.to()) {
      case VERIFIED -> step.from().equals(Optional.of(CaseStatus.RECURRED)) || isNoCause(plan);
      case CLEANING, SUPERSEDED -> isNoCause(plan);
      default -> false;
    };
  }

  /// No patch cures it, so it was found after one was written.
  private static boolean isNoCause(CasePlan plan) {
    return !plan.finding().cause().startsWith("missing-");
  }

  /// What the principal needs, for a subject line.
  static String need(CasePlan plan, Step step) {
    return isOver(plan, step) ? "is allowed by now" : CaseWords.need(plan);
  }

  /// What was found before, as of then.
  static String found(CasePlan plan) {
    return CaseWords.time(plan.plannedAt()) + ": " + plan.finding().headline() + ".";
  }

  /// What became of the repair.
  static OutcomeWords outcome(Case after, Step step) {
    return Ours.after(step)
        .map(ours -> outcome(after, ours))
        .orElseGet(
            () ->
                new OutcomeWords(
                    TAG, "Denied again although a patch was written.", "Nothing is written now."));
  }

  private static OutcomeWords outcome(Case after, Ours ours) {
    return switch (ours) {
      case THERE ->
          new OutcomeWords(
              TAG,
              "Denied again although our policy is there.",
              "It is as it was written, and no cure for this denial. Nothing is written now.");
      case CHANGED ->
          new OutcomeWords(
              TAG,
              "Denied again; somebody else changed our policy.",
              "What is there under its name is not what was written. It stays as it is.");
      case GONE ->
          new OutcomeWords(
              TAG,
              "Denied again; our policy is gone.",
              "It lasts only in the code the role is made from; './bedrock-remedy show "
                  + after.id()
                  + "' prints what was written. It is not written again now.");
      case NOT_KNOWN -> unread(after, "Denied again; whether our policy is there is not known.");
      case NOT_COMPARED -> unread(after, "Denied again; what our policy lacks is not known.");
    };
  }

  private static OutcomeWords unread(Case after, String what) {
    return new OutcomeWords(
        TAG,
        what,
        "Nothing is written now."
            + (Evidence.isUnread(after.plan().fingerprint())
                ? " A denial ten minutes later or more is looked at again."
                : ""));
  }

  /// What to do about what denies the call now. Steps about the patch that was found afresh are
  /// left out, since another one is shown.
  static List<String> steps(CasePlan plan) {
    return ForeseenWords.is(plan)
        ? ForeseenWords.steps(plan)
        : plan.finding().nextSteps().stream().filter(s -> !WriteWords.isAboutShown(s)).toList();
  }

  /// Why nobody is asked; nothing where the rules would let people be asked.
  static List<String> unasked(CasePlan plan) {
    boolean asks =
        plan.verdict().outcome().equals("ask") || plan.verdict().outcome().equals("apply");
    List<String> rules = asks ? List.of() : VerdictWords.reporting(plan.verdict());
    return rules.isEmpty() ? List.of() : List.of("Rules: " + String.join(", ", rules) + ".");
  }

  /// Heading over the policy, where it is shown.
  static String written(Step step) {
    return Ours.after(step)
        .map(
            ours ->
                switch (ours) {
                  case THERE, NOT_COMPARED -> "WHAT WAS ADDED";
                  case CHANGED -> "WHAT WAS ADDED, BEFORE SOMEBODY CHANGED IT";
                  case GONE, NOT_KNOWN -> "WHAT WAS ADDED, IF IT IS STILL THERE";
                })
        .orElse("WHAT WAS ADDED");
  }
}
