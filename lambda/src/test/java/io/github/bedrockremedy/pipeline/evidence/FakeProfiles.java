package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;
import java.util.Map;

/// What stands behind names, as a test says it.
record FakeProfiles(
    List<ProfileFacts.Known> known,
    Map<String, RouterFacts> routers,
    Map<String, GuardrailFacts> guardrails)
    implements InferenceProfiles {

  static FakeProfiles of(ProfileFacts.Known... known) {
    return new FakeProfiles(List.of(known), Map.of(), Map.of());
  }

  @Override
  public ProfileFacts describe(Region source, Arn profile) {
    return known.stream()
        .filter(k -> k.arn().equals(profile))
        .<ProfileFacts>map(k -> k)
        .findFirst()
        .orElseGet(() -> new ProfileFacts.Unknown(profile, "not here"));
  }

  @Override
  public List<ProfileFacts.Known> containing(Region source, String account, ModelId model) {
    return known;
  }

  @Override
  public RouterFacts router(Region source, Arn router) {
    return routers.getOrDefault(router.toString(), new RouterFacts.Unknown(router, "not here"));
  }

  @Override
  public GuardrailFacts guardrail(Region source, Arn guardrail) {
    return guardrails.getOrDefault(guardrail.toString(), new GuardrailFacts.Unknown("not here"));
  }

  @Override
  public GuardrailFacts guardrailProfile(Region source, Arn profile) {
    return guardrail(source, profile);
  }
}
