package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import java.util.Optional;

/// What AWS stated of a policy that refuses the call stands, unless that policy can be read today:
/// then it may allow the call by now, or be gone.
final class StatedPolicy {
  private final Denial denial;
  private final Evidence evidence;
  private final List<Probe> probes;
  private final PolicyType policy;

  private StatedPolicy(Denial denial, Evidence evidence, List<Probe> probes, PolicyType policy) {
    this.denial = denial;
    this.evidence = evidence;
    this.probes = probes;
    this.policy = policy;
  }

  /// @param probes the needed calls
  static Diagnosis diagnose(
      Denial denial, Evidence evidence, List<Probe> probes, PolicyType policy) {
    var stated = new StatedPolicy(denial, evidence, probes, policy);
    boolean seen = policy == PolicyType.IDENTITY || policy == PolicyType.PERMISSIONS_BOUNDARY;
    if (seen && !probes.isEmpty()) {
      if (UnsureAllows.noneAmong(
              KnownKeys.of(denial, evidence.principal()),
              evidence.principal(),
              probes,
              evidence.before())
          && !stated.isGuarded()) {
        return new Diagnosis.AlreadyAllowed(evidence.needed());
      }
      if (stated.isGone()) {
        return stated.gone();
      }
    }
    return new Diagnosis.BlockedByPolicy(Blockers.of(denial, evidence, probes), evidence.needed());
  }

  /// Whether a document of the kind denies the call under a condition nobody here can look at.
  private boolean isGuarded() {
    return documents()
        .map(d -> d.guards(probes).stream().anyMatch(g -> g.kind() == policy))
        .orElse(false);
  }

  /// Whether every document was read, and none of the stated kind can be what AWS spoke of.
  private boolean isGone() {
    return documents()
        .map(
            d ->
                policy == PolicyType.PERMISSIONS_BOUNDARY
                    ? d.boundary().isEmpty()
                    : probes.stream().allMatch(p -> d.ownDenies(p).isEmpty()))
        .orElse(false);
  }

  private Diagnosis gone() {
    return new Diagnosis.Undetermined(
        "AWS named "
            + (policy == PolicyType.IDENTITY ? "an " : "a ")
            + policy.words()
            + " that refuses the call, and the caller has none today that does; its policies were"
            + " changed since.",
        List.of("Make the call again: the next denial says what refuses it now."),
        evidence.needed());
  }

  private Optional<Documents> documents() {
    return Documents.read(denial, evidence.principal());
  }
}
