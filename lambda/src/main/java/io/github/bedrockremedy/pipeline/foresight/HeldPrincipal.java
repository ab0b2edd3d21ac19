package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import java.util.List;

/// A role or user with the policies it holds, by itself and through groups, as a listing of the
/// account tells it.
///
/// @param uniqueId `AROA…` or `AIDA…`
/// @param policies those whose text the listing has
public record HeldPrincipal(Arn arn, String uniqueId, List<HeldPolicy> policies) {
  public HeldPrincipal {
    policies = List.copyOf(policies);
  }

  /// Names of the policies this system wrote.
  public List<String> ours() {
    return policies.stream().filter(HeldPolicy::isOurs).map(HeldPolicy::name).toList();
  }
}
