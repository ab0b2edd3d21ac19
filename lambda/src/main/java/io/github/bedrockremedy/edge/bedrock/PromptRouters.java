package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.GetPromptRouterResponse;
import software.amazon.awssdk.services.bedrock.model.PromptRouterTargetModel;

/// Asks Bedrock what a prompt router chooses from, and where the profiles among that lead to.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetPromptRouter.html>.
record PromptRouters(BedrockClient bedrock, InferenceProfiles profiles) {
  private static final String CALL = "bedrock:GetPromptRouter";

  RouterFacts describe(Region source, Arn router) {
    GetPromptRouterResponse answer;
    try {
      answer = bedrock.getPromptRouter(r -> r.promptRouterArn(router.toString()));
    } catch (SdkException e) {
      return new RouterFacts.Unknown(router, Failure.of(e).why(CALL));
    }
    if (!router.toString().equals(answer.promptRouterArn())) {
      return new RouterFacts.Unknown(router, CALL + " described another router");
    }
    return known(source, router, targets(answer));
  }

  /// The fallback model is used like the others.
  private static Set<String> targets(GetPromptRouterResponse answer) {
    return Stream.concat(answer.models().stream(), Stream.ofNullable(answer.fallbackModel()))
        .map(PromptRouterTargetModel::modelArn)
        .filter(Objects::nonNull)
        .collect(LinkedHashSet::new, Set::add, Set::addAll);
  }

  private RouterFacts known(Region source, Arn router, Set<String> targets) {
    List<Arn> models = new ArrayList<>();
    List<ProfileFacts.Known> routed = new ArrayList<>();
    for (String target : targets) {
      Optional<Arn> arn = Arn.parse(target);
      if (arn.filter(a -> isHere(source, a) && BedrockProfiles.isModelOf(router, a)).isPresent()) {
        models.add(arn.get());
      } else if (arn.filter(a -> isHere(source, a) && a.isProfile()).isPresent()
          && profiles.describe(source, ours(router, arn.get()))
              instanceof ProfileFacts.Known known) {
        routed.add(known);
      } else {
        return new RouterFacts.Unknown(
            router, CALL + " named something whose models could not be found");
      }
    }
    return models.isEmpty() && routed.isEmpty()
        ? new RouterFacts.Unknown(router, CALL + " named no model")
        : new RouterFacts.Known(router, models, routed);
  }

  private static boolean isHere(Region source, Arn arn) {
    return arn.region().equals(source.id()) && arn.partition() == source.partition();
  }

  /// AWS's own routers name profiles without an account; IAM sees the caller's.
  private static Arn ours(Arn router, Arn profile) {
    return new Arn(
        profile.partition(),
        profile.service(),
        profile.region(),
        router.account(),
        profile.resource());
  }
}
