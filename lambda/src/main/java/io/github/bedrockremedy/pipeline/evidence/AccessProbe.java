package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Optional;

/// Asks IAM what a principal may do, now or with a policy that is not written yet.
public interface AccessProbe {
  /// Answers every probe, or says why none is answered.
  ///
  /// @param draft policy text to imagine beside the principal's own
  /// @param known condition keys every call carries
  /// @param splitByRegion whether some policy asks for `aws:RequestedRegion`, or may, so that each
  ///     Region needs a simulation of its own
  Simulation simulate(
      PatchTarget target,
      List<Probe> probes,
      Optional<String> draft,
      KnownKeys known,
      boolean splitByRegion);

  /// Answers every probe as if a principal held these documents and no others. Service control
  /// policies are not looked at, and of the principal itself nothing is known but what is handed
  /// over.
  Simulation imagine(
      List<HeldPolicy> policies,
      Optional<HeldPolicy> boundary,
      List<Probe> probes,
      KnownKeys known,
      boolean splitByRegion);
}
