package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;

/// Notes whether Bedrock itself said what stands behind the names that were asked about. No call of
/// it tells where a guardrail profile leads to, so there it is not missed.
final class Listening implements InferenceProfiles {
  private final InferenceProfiles profiles;
  private boolean heard = true;

  Listening(InferenceProfiles profiles) {
    this.profiles = profiles;
  }

  /// Whether nothing was answered by the catalogue alone, or not at all.
  boolean heard() {
    return heard;
  }

  @Override
  public ProfileFacts describe(Region source, Arn profile) {
    ProfileFacts facts = profiles.describe(source, profile);
    heard &=
        switch (facts) {
          case ProfileFacts.Known known -> isLive(known);
          case ProfileFacts.NoSuch _ -> true;
          case ProfileFacts.Unknown _ -> false;
        };
    return facts;
  }

  @Override
  public List<ProfileFacts.Known> containing(Region source, String account, ModelId model) {
    List<ProfileFacts.Known> found = profiles.containing(source, account, model);
    heard &= !found.isEmpty() && found.stream().allMatch(Listening::isLive);
    return found;
  }

  @Override
  public RouterFacts router(Region source, Arn router) {
    RouterFacts facts = profiles.router(source, router);
    heard &=
        facts instanceof RouterFacts.Known known
            && known.profiles().stream().allMatch(Listening::isLive);
    return facts;
  }

  @Override
  public GuardrailFacts guardrail(Region source, Arn guardrail) {
    GuardrailFacts facts = profiles.guardrail(source, guardrail);
    heard &= facts instanceof GuardrailFacts.Known;
    return facts;
  }

  @Override
  public GuardrailFacts guardrailProfile(Region source, Arn profile) {
    return profiles.guardrailProfile(source, profile);
  }

  private static boolean isLive(ProfileFacts.Known known) {
    return known.from() instanceof ProfileFacts.Provenance.Live;
  }
}
