package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Sightings;

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

  /// Heading over what happened.
  static String happened(CasePlan plan) {
    return is(plan) ? "What would happen" : "What happened";
  }

  /// How often a call was denied that nobody may have made.
  static String howOften(Sightings seen) {
    return "Not once: this was found by looking ahead, " + CaseWords.time(seen.first()) + ".";
  }
}
