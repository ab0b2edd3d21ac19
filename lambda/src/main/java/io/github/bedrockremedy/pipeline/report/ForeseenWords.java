package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.util.List;
import java.util.Optional;

/// Words for what was found by looking ahead: that nothing has failed is said wherever others say
/// what happened.
final class ForeseenWords {
  private static final String NOTHING_YET =
      "Nothing had failed when this was found: no call was denied, the role's policies were read. ";

  private ForeseenWords() {}

  static boolean is(CasePlan plan) {
    return ForeseenCall.is(plan.subject().eventId());
  }

  /// The explanation, beginning with that.
  static Explanation with(Denial denial, Explanation told) {
    return ForeseenCall.is(denial.eventId())
        ? new Explanation(told.headline(), NOTHING_YET + told.explanation(), told.nextSteps())
        : told;
  }

  /// Heading over the reason.
  static String why(CasePlan plan) {
    return is(plan) ? "Why it would fail" : "Why it fails";
  }

  /// Heading over the reason, where the call was repaired before.
  static String whyAgain(CasePlan plan) {
    return is(plan) ? "WHY IT WILL BE DENIED" : "WHY IT IS DENIED NOW";
  }

  /// A repair whose profile leads to more Regions by now, where nobody is asked about them.
  static OutcomeWords outgrown(CasePlan plan) {
    return new OutcomeWords(
        "[Will be denied]",
        "Calls will be denied although a patch was written; none was yet.",
        "The patch stays as it is. A call may be routed to "
            + places(plan)
            + " at any time, and is denied there.");
  }

  /// What to do about such a repair. The steps of its plan are about a patch that is not offered.
  static List<String> steps(CasePlan plan) {
    return List.of(
        forbidden(plan)
            .map(
                which ->
                    "Whoever deploys Bedrock Remedy: if calls may go there, add to the setting"
                        + " allowedRegions what it lacks ("
                        + which
                        + "), and deploy. A denial a day from now or later is then asked about.")
            .orElseGet(
                () ->
                    "Owner of the "
                        + CaseWords.noun(plan)
                        + ": allow the model in "
                        + places(plan)
                        + " too, in the code that makes it."),
        "Otherwise, owner of the callers: keep them off this profile. Have them call another one, or"
            + " the model itself in one Region.");
  }

  private static Optional<String> forbidden(CasePlan plan) {
    return plan.verdict().rules().stream()
        .filter(r -> r.rule().equals("regions-permitted") && r.verdict().equals("fail"))
        .map(r -> Text.remark(r.detail()).value())
        .findFirst();
  }

  private static String places(CasePlan plan) {
    List<String> missing =
        plan.finding().missingRegions().orElse(List.of()).stream()
            .map(RoutingWords::place)
            .toList();
    return missing.isEmpty() ? "Regions that are not allowed" : Phrases.any(missing);
  }

  /// Heading over what happened.
  static String happened(CasePlan plan) {
    return is(plan) ? "What would happen" : "What happened";
  }

  /// How often a call was denied that nobody may have made.
  static String howOften(Sightings seen) {
    return "Not once: this was found by looking ahead, " + CaseWords.time(seen.first()) + ".";
  }
}
