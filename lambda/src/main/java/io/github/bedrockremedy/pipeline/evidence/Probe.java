package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import java.util.Optional;

/// One question to IAM: is this action allowed on this resource, in the context Bedrock would send?
///
/// @param action the action
/// @param resource the resource
/// @param profile the inference profile the call goes through, as `bedrock:InferenceProfileArn`;
///     empty for a direct call and for the check of the profile itself
/// @param router the prompt router that chose the resource, as `bedrock:PromptRouterArn`
/// @param region `aws:RequestedRegion` as IAM sees it, `unspecified` for global routing
public record Probe(
    Action action, Arn resource, Optional<Arn> profile, Optional<Arn> router, String region) {
  /// A call that goes to the resource itself.
  public static Probe direct(Action action, Arn resource, String sourceRegion) {
    return new Probe(action, resource, Optional.empty(), Optional.empty(), sourceRegion);
  }

  /// A call a profile routes to a model.
  public static Probe through(Action action, Arn model, Arn profile) {
    String region = model.region().isEmpty() ? "unspecified" : model.region();
    return new Probe(action, model, Optional.of(profile), Optional.empty(), region);
  }

  /// A call a prompt router hands on to a model or a profile.
  public static Probe routed(Action action, Arn resource, Arn router) {
    return new Probe(action, resource, Optional.empty(), Optional.of(router), resource.region());
  }

  /// The same call, chosen by a prompt router.
  public Probe by(Arn chosenBy) {
    return new Probe(action, resource, profile, Optional.of(chosenBy), region);
  }
}
