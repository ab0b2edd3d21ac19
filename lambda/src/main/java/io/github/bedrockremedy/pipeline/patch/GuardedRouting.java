package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of the guard that looks at routing: what lies behind a profile or a router may be
/// allowed through it only, and a condition may say nothing else.
final class GuardedRouting {
  private final Set<String> profiles = new HashSet<>();
  private final Set<String> routers = new HashSet<>();
  private final Set<String> models = new HashSet<>();
  private final List<String> objections = new ArrayList<>();

  private GuardedRouting() {}

  /// What is wrong with the routing of a document; empty if nothing is.
  ///
  /// @param arns the document's resources that are ARNs, taken apart
  static List<String> objections(PolicyDocument document, Map<String, Arn> arns) {
    var guard = new GuardedRouting();
    document.statements().forEach(statement -> guard.collect(statement, arns));
    document.statements().forEach(guard::check);
    return guard.objections;
  }

  /// The model of `arn:aws:bedrock:*::foundation-model/ID`, the one pattern a patch may hold; empty
  /// for every other text.
  static Optional<ModelId> anywhere(String resource, Partition partition) {
    if (resource.indexOf('*') < 0) {
      return Optional.empty();
    }
    String start = "arn:" + partition.id() + ":bedrock:*::foundation-model/";
    return resource.startsWith(start)
        ? ModelId.parse(resource.substring(start.length()))
        : Optional.empty();
  }

  private void collect(Statement statement, Map<String, Arn> arns) {
    for (String resource : statement.resources()) {
      Arn arn = arns.get(resource);
      if (arn != null && arn.isProfile()) {
        profiles.add(resource);
      } else if (isModel(resource, arn)) {
        models.add(resource);
      } else if (arn != null && isRouter(arn)) {
        routers.add(resource);
      }
    }
  }

  private void check(Statement statement) {
    for (Condition condition : statement.conditions()) {
      if (!condition.operator().equals("StringEquals") || !agrees(condition, statement)) {
        object("the condition " + condition + " is none of a patch's");
      }
    }
    boolean byProfile = has(statement, Condition.PROFILE_ARN);
    boolean byRouter = has(statement, Condition.ROUTER_ARN);
    for (String resource : statement.resources()) {
      resource(statement, resource, byProfile, byRouter);
    }
    if (routers.isEmpty() && profiles.size() > 1) {
      object("it names more than one profile");
    }
    if (routers.size() > 1) {
      object("it names more than one prompt router");
    }
  }

  private boolean agrees(Condition condition, Statement statement) {
    if (condition.values().size() != 1) {
      return false;
    }
    String value = condition.values().getFirst();
    return switch (condition.key()) {
      case Condition.PROFILE_ARN ->
          profiles.contains(value) && models.containsAll(statement.resources());
      case Condition.ROUTER_ARN ->
          routers.contains(value)
              && onAll(statement, r -> models.contains(r) || profiles.contains(r));
      case Condition.REQUESTED_REGION ->
          value.equals("unspecified")
              && onAll(statement, r -> models.contains(r) && r.contains(":bedrock:::"));
      default -> false;
    };
  }

  private void resource(Statement statement, String resource, boolean byProfile, boolean byRouter) {
    if (models.contains(resource)) {
      boolean routed = !profiles.isEmpty() || !routers.isEmpty();
      if (routed && !byProfile && !byRouter) {
        object("a model behind a profile is allowed without the profile");
      }
      if (resource.contains(":bedrock:*:") && !throughItsProfile(statement, resource)) {
        object(resource + " is allowed without the one profile that is named after the model");
      }
    }
    if (profiles.contains(resource) && !routers.isEmpty() && !byRouter) {
      object("a profile behind a router is allowed without the router");
    }
  }

  /// The pattern is bounded by the profile alone, so the profile must be one of exactly this model.
  private static boolean throughItsProfile(Statement statement, String resource) {
    String model = resource.substring(resource.indexOf('/') + 1);
    return statement.conditions().stream()
        .filter(c -> c.key().equals(Condition.PROFILE_ARN) && c.values().size() == 1)
        .flatMap(c -> Arn.parse(c.values().getFirst()).stream())
        .filter(profile -> profile.resourceType().equals("inference-profile"))
        .flatMap(profile -> InferenceProfileId.parse(profile.resourceId()).stream())
        .anyMatch(profile -> profile.model().value().equals(model));
  }

  private static boolean onAll(
      Statement statement, java.util.function.Predicate<String> condition) {
    return statement.resources().stream().allMatch(condition);
  }

  private static boolean isModel(String resource, @Nullable Arn arn) {
    return (arn != null && arn.isFoundationModel())
        || Partition.of(partition(resource))
            .flatMap(partition -> anywhere(resource, partition))
            .isPresent();
  }

  private static String partition(String resource) {
    int end = resource.indexOf(':', 4);
    return resource.startsWith("arn:") && end > 0 ? resource.substring(4, end) : "";
  }

  private static boolean isRouter(Arn arn) {
    return arn.resourceType().equals("prompt-router")
        || arn.resourceType().equals("default-prompt-router");
  }

  static boolean has(Statement statement, String key) {
    for (Condition condition : statement.conditions()) {
      if (condition.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private void object(String objection) {
    objections.add(objection);
  }
}
