package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Optional;

/// How a repaired principal stands: its policies, and IAM's answers.
///
/// @param needed what the denied call needs; empty where that cannot be simulated
/// @param answers to these and to the near misses
/// @param policies what was found on it; empty where it could not be read
/// @param gone why it is not the one that was repaired any more, in one clause; empty where it is,
///     or could not be read
public record Standing(
    List<Probe> needed, Simulation answers, List<HeldPolicy> policies, Optional<String> gone) {
  public Standing {
    needed = List.copyOf(needed);
    policies = List.copyOf(policies);
  }

  static Standing gone(String why) {
    return new Standing(List.of(), new Simulation.NotDone(why), List.of(), Optional.of(why));
  }

  static Standing notKnown(String why) {
    return new Standing(List.of(), new Simulation.NotDone(why), List.of(), Optional.empty());
  }

  /// Whether IAM allows every needed call.
  boolean allows() {
    return !needed.isEmpty() && answers.allows(needed);
  }

  /// Whether IAM denies a needed call for certain: what may be the simulator's own mistake does not
  /// count.
  boolean denies() {
    return needed.stream()
        .flatMap(p -> answers.to(p).stream())
        .anyMatch(a -> !a.allowed() && !a.isDoubtfulDenial());
  }

  /// The text of a policy of ours; empty if it is not there.
  Optional<String> held(String policyName) {
    return policies.stream()
        .filter(p -> p.isOurs() && p.name().equals(policyName))
        .map(HeldPolicy::text)
        .findFirst();
  }
}
