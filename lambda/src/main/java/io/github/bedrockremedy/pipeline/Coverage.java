package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.diagnosis.UnsureAllows;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.function.Function;

/// Whether a call would go through if our policy were not there.
public sealed interface Coverage {
  /// The principal is gone, and our policy with it.
  ///
  /// @param why one clause
  record Gone(String why) implements Coverage {}

  /// Not to be found out now; nothing is concluded.
  ///
  /// @param why one clause
  record NotKnown(String why) implements Coverage {}

  /// The owner's own policies allow every needed call.
  ///
  /// @param held whether our policy is there
  record Full(boolean held) implements Coverage {}

  /// Something of it they do not allow, or only by what the simulator did not know.
  ///
  /// @param held whether our policy is there
  record Lacking(boolean held) implements Coverage {}

  /// What a principal's policies allow without one of them.
  ///
  /// @param simulator answers the probes from documents
  /// @param probes what has to be allowed; without any nothing counts as covered
  static Coverage without(
      String policyName,
      PrincipalFacts.Known principal,
      Function<List<HeldPolicy>, Simulation> simulator,
      List<Probe> probes) {
    List<HeldPolicy> others =
        principal.policies().stream()
            .filter(p -> !p.isOurs() || !p.name().equals(policyName))
            .toList();
    boolean held = others.size() < principal.policies().size();
    if (probes.isEmpty() || others.isEmpty()) {
      return new Lacking(held);
    }
    return switch (simulator.apply(others)) {
      case Simulation.NotDone not -> new NotKnown(not.why());
      case Simulation.Done done ->
          UnsureAllows.noneAmong(KnownKeys.of(principal), holding(principal, others), probes, done)
              ? new Full(held)
              : new Lacking(held);
    };
  }

  private static PrincipalFacts.Known holding(
      PrincipalFacts.Known principal, List<HeldPolicy> policies) {
    return new PrincipalFacts.Known(
        principal.uniqueId(),
        principal.tags(),
        policies,
        principal.boundary(),
        principal.quarantined());
  }
}
