package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.patch.GuardedResource.Kind;
import java.util.ArrayList;
import java.util.List;

/// The part of the guard that looks at routing: what lies behind a profile or a router may be
/// allowed through it only, and a condition may say nothing else.
final class GuardedRouting {
  private final List<String> profiles;
  private final List<String> routers;
  private final List<String> objections = new ArrayList<>();

  private GuardedRouting(List<GuardedStatement> statements) {
    this.profiles = distinct(statements, Kind.PROFILE);
    this.routers = distinct(statements, Kind.ROUTER);
  }

  /// What is wrong with the routing of a document; empty if nothing is.
  static List<String> objections(List<GuardedStatement> statements) {
    var guard = new GuardedRouting(statements);
    statements.forEach(guard::check);
    return guard.objections;
  }

  /// There are two or three of a kind in a patch, and no more in any text of a patch's length than
  /// a list is good for.
  private static List<String> distinct(List<GuardedStatement> statements, Kind kind) {
    List<String> texts = new ArrayList<>(2);
    for (GuardedStatement statement : statements) {
      for (GuardedResource resource : statement.resources()) {
        if (resource.is(kind) && !texts.contains(resource.text())) {
          texts.add(resource.text());
        }
      }
    }
    return texts;
  }

  private void check(GuardedStatement guarded) {
    for (Condition condition : guarded.statement().conditions()) {
      if (!condition.operator().equals("StringEquals") || !agrees(condition, guarded)) {
        object("the condition " + condition + " is none of a patch's");
      }
    }
    boolean byProfile = guarded.asksFor(Condition.PROFILE_ARN);
    boolean byRouter = guarded.asksFor(Condition.ROUTER_ARN);
    for (GuardedResource resource : guarded.resources()) {
      resource(guarded.statement(), resource, byProfile, byRouter);
    }
    if (routers.isEmpty() && profiles.size() > 1) {
      object("it names more than one profile");
    }
    if (routers.size() > 1) {
      object("it names more than one prompt router");
    }
  }

  private boolean agrees(Condition condition, GuardedStatement guarded) {
    if (condition.values().size() != 1) {
      return false;
    }
    String value = condition.values().getFirst();
    List<GuardedResource> resources = guarded.resources();
    return switch (condition.key()) {
      case Condition.PROFILE_ARN ->
          profiles.contains(value) && GuardedResource.all(resources, r -> r.is(Kind.MODEL));
      case Condition.ROUTER_ARN ->
          routers.contains(value)
              && GuardedResource.all(resources, r -> r.is(Kind.MODEL) || r.is(Kind.PROFILE));
      case Condition.REQUESTED_REGION ->
          value.equals("unspecified")
              && GuardedResource.all(
                  resources, r -> r.is(Kind.MODEL) && r.text().contains(":bedrock:::"));
      default -> false;
    };
  }

  private void resource(
      Statement statement, GuardedResource resource, boolean byProfile, boolean byRouter) {
    if (resource.is(Kind.MODEL)) {
      boolean routed = !profiles.isEmpty() || !routers.isEmpty();
      if (routed && !byProfile && !byRouter) {
        object("a model behind a profile is allowed without the profile");
      }
      if (resource.text().contains(":bedrock:*:") && !throughItsProfile(statement, resource)) {
        object(
            resource.text() + " is allowed without the one profile that is named after the model");
      }
    }
    if (resource.is(Kind.PROFILE) && !routers.isEmpty() && !byRouter) {
      object("a profile behind a router is allowed without the router");
    }
  }

  /// The pattern is bounded by the profile alone, so the profile must be one of exactly this model.
  private static boolean throughItsProfile(Statement statement, GuardedResource resource) {
    String model = resource.text().substring(resource.text().indexOf('/') + 1);
    return statement.conditions().stream()
        .filter(c -> c.key().equals(Condition.PROFILE_ARN) && c.values().size() == 1)
        .flatMap(c -> Arn.parse(c.values().getFirst()).stream())
        .filter(profile -> profile.resourceType().equals("inference-profile"))
        .flatMap(profile -> InferenceProfileId.parse(profile.resourceId()).stream())
        .anyMatch(profile -> profile.model().value().equals(model));
  }

  private void object(String objection) {
    objections.add(objection);
  }
}
