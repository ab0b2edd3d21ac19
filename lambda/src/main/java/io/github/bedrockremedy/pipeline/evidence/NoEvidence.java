package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stands where there is no account to ask, on a laptop, or none that may be asked: every fact is
/// one that was not read.
public final class NoEvidence implements EvidenceSource, AccessProbe {
  private final String why;

  /// @param why one clause
  NoEvidence(String why) {
    this.why = why;
  }

  @Override
  public PrincipalFacts principal(PatchTarget target) {
    return new PrincipalFacts.NotRead(why);
  }

  @Override
  public Owner owner(PatchTarget target, Region region, Map<String, String> tags) {
    return new Owner.Unknown();
  }

  @Override
  public Simulation simulate(
      PatchTarget target,
      List<Probe> probes,
      Optional<String> draft,
      KnownKeys known,
      boolean splitByRegion) {
    return new Simulation.NotDone(why);
  }

  @Override
  public Simulation imagine(
      List<HeldPolicy> policies,
      Optional<HeldPolicy> boundary,
      List<Probe> probes,
      KnownKeys known,
      boolean splitByRegion) {
    return new Simulation.NotDone(why);
  }
}
