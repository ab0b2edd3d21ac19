package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;

/// Words for where a patch goes, and what it does to what lies there.
final class ChangeWords {
  private ChangeWords() {}

  /// Where the change goes if nothing was written there before.
  static String place(CasePlan plan) {
    return place(plan, Earlier.Place.FREE);
  }

  /// Where the change goes: a policy of ours, or, where we do not write, whatever holds the rights.
  static String place(CasePlan plan, Earlier.Place place) {
    String kind = plan.subject().targetKind();
    String ours = plan.proposal().map(p -> Text.name(p.policyName()).value()).orElse("");
    return switch (kind) {
      case "role", "user" ->
          switch (place) {
            case FREE -> "Adds inline policy " + ours + "; removes and edits nothing.";
            case TAKEN -> "Replaces inline policy " + ours + ", and nothing else.";
            case NOT_KNOWN ->
                "Adds inline policy "
                    + ours
                    + ", or replaces it if it is there; removes and edits nothing else.";
          };
      case "permission-set" -> "To be added to the permission set; the role itself stays as it is.";
      default -> "To be added where this principal's rights are kept.";
    };
  }

  /// The policy where it was, or was to be, written.
  static String policy(CasePlan plan) {
    String kind = plan.subject().targetKind();
    String ours = plan.proposal().map(p -> Text.name(p.policyName()).value()).orElse("");
    return kind.equals("role") || kind.equals("user")
        ? "As inline policy " + ours + "."
        : place(plan);
  }

  /// Heading over a patch that is asked about, in few words.
  static String wouldChange(CasePlan plan, Earlier.Place place) {
    String ours = plan.proposal().map(p -> Text.name(p.policyName()).value()).orElse("");
    return switch (place) {
      case FREE -> "Would add (removes nothing)";
      case TAKEN -> "Would replace " + ours + " by (removes nothing else)";
      case NOT_KNOWN -> "Would add, or replace " + ours + " by (removes nothing else)";
    };
  }
}
