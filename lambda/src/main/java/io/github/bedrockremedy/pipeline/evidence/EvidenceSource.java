package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.Map;

/// Fetches what is to be known about a principal.
public interface EvidenceSource {
  /// The principal with its full policies.
  PrincipalFacts principal(PatchTarget target);

  /// Who maintains it.
  ///
  /// @param tags the principal's tags, read before
  Owner owner(PatchTarget target, Region region, Map<String, String> tags);
}
