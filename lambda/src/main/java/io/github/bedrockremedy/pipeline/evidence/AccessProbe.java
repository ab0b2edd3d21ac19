package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Optional;

/// Asks IAM what a principal may do, now or with a policy that is not written yet.
public interface AccessProbe {
  /// Answers every probe, or says why none is answered.
  ///
  /// @param draft policy text to imagine beside the principal's own
  /// @param splitByRegion whether some policy asks for `aws:RequestedRegion`, so that each Region
  ///     needs a simulation of its own
  Simulation simulate(
      PatchTarget target, List<Probe> probes, Optional<String> draft, boolean splitByRegion);
}
