package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;

/// No Allow is missing, so none is offered, whatever AWS said at the time. What else may refuse the
/// call is named.
final class NothingMissing {
  private NothingMissing() {}

  /// @param probes the needed calls
  /// @param allowed whether IAM's simulator allows them all
  static Diagnosis diagnose(Denial denial, Evidence evidence, List<Probe> probes, boolean allowed) {
    List<Blocker> likely = Blockers.likely(denial, evidence, probes);
    if (likely.stream().anyMatch(Blocker::isInTheWay)) {
      return new Diagnosis.BlockedByPolicy(likely, evidence.needed());
    }
    if (allowed) {
      return new Diagnosis.AlreadyAllowed(evidence.needed());
    }
    boolean organization = likely.stream().anyMatch(b -> b.policy() == PolicyType.SCP);
    return new Diagnosis.Undetermined(
        "The caller's own policies allow all the call needs as they are today"
            + (organization
                ? ", and IAM's simulator says a service control policy may refuse it."
                : "; what refuses it is nothing they say."),
        List.of(
            organization
                ? "Administrator of the organisation: look for a service control policy that refuses"
                    + " the action or one of the call's Regions."
                : "Look for a session policy, a VPC endpoint policy and service control policies:"
                    + " nobody can read them from here.",
            "Make the call again with the SDK or the CLI, and read its whole message."),
        evidence.needed());
  }
}
