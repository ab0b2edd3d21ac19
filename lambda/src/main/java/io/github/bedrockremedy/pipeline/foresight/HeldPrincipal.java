package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import java.util.List;

/// A role with the policies it holds, inline and attached, as a listing of the account tells it.
///
/// @param uniqueId `AROA…`
/// @param policies those whose text the listing has; one of AWS's own may be missing
public record HeldRole(Arn arn, String uniqueId, List<HeldPolicy> policies) {
  public HeldRole {
    policies = List.copyOf(policies);
  }

  /// Names of the policies this system wrote.
  public List<String> ours() {
    return policies.stream().filter(HeldPolicy::isOurs).map(HeldPolicy::name).toList();
  }
}
