package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.diagnosis.UnsureAllows;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.function.Function;

/// Whether a call would go through if no policy of ours were there.
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

  /// What the owner's policies allow. None of ours counts, for they come and go with their cases.
  ///
  /// @param policyName the one of ours it is asked for
  /// @param simulator answers the probes from documents
  /// @param probes what has to be allowed; without any nothing counts as covered
  static Coverage without(
      String policyName,
      PrincipalFacts.Known principal,
      Function<List<HeldPolicy>, Simulation> simulator,
      List<Probe> probes) {
    List<HeldPolicy> owners = principal.policies().stream().filter(p -> !p.isOurs()).toList();
    boolean held =
        principal.policies().stream().anyMatch(p -> p.isOurs() && p.name().equals(policyName));
    if (probes.isEmpty() || owners.isEmpty()) {
      return new Lacking(held);
    }
    return switch (simulator.apply(owners)) {
      case Simulation.NotDone not -> new NotKnown(not.why());
      case Simulation.Done done ->
          UnsureAllows.noneAmong(KnownKeys.of(principal), holding(principal, owners), probes, done)
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
