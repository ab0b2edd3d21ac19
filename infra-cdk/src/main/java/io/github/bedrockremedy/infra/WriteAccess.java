package io.github.bedrockremedy.infra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a role that may write to IAM is limited to. IAM can limit whose policies are written, never
/// what they say: that is the work of the code. The same in the home account and in each other one.
final class WriteAccess {
  /// The tag by which an owner opts a principal in or out.
  private static final String TAG = "iam:ResourceTag/bedrock-remedy";

  private static final String BOUNDARY = "iam:PermissionsBoundary";

  private WriteAccess() {}

  static List<PolicyStatement> of(Collection<String> writes, PatchScope scope) {
    var statements = new ArrayList<PolicyStatement>();
    AccountAccess.byReach(writes)
        .forEach(
            (reach, actions) -> {
              var undo =
                  actions.stream().filter(action -> action.startsWith("iam:Delete")).toList();
              var put = actions.stream().filter(action -> !undo.contains(action)).toList();
              statements.add(allowed(reach, put, conditions(scope, optedIn())));
              statements.add(allowed(reach, undo, conditions(scope, tagged())));
              statements.add(denied(put, reach.resources()).conditions(optedOut()).build());
            });
    if (!writes.isEmpty()) {
      statements.add(denied(List.copyOf(writes), neverTouched(scope)).sid("NeverTouched").build());
    }
    return statements;
  }

  private static PolicyStatement allowed(
      Reach reach, List<String> actions, Map<String, ?> conditions) {
    return PolicyStatement.Builder.create()
        .actions(actions)
        .resources(reach.resources())
        .conditions(conditions)
        .build();
  }

  private static PolicyStatement.Builder denied(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .actions(actions)
        .resources(resources);
  }

  /// Roles of AWS and of Identity Center are not ours to change, and one's own rights least of all.
  private static List<String> neverTouched(PatchScope scope) {
    return Stream.concat(
            Stream.of("aws-service-role/", "aws-reserved/", HandlerRoles.PATH.substring(1))
                .map(path -> Reach.iam("role/" + path + "*")),
            scope.protectedPrincipals().stream())
        .toList();
  }

  private static Map<String, ?> conditions(PatchScope scope, Map<String, Map<String, ?>> tag) {
    var conditions = new TreeMap<String, Map<String, Object>>();
    if (scope.requireTag()) {
      tag.forEach((operator, keys) -> conditions.put(operator, new TreeMap<>(keys)));
    }
    scope
        .requiredBoundary()
        .ifPresent(
            arn ->
                conditions
                    .computeIfAbsent("StringEquals", _ -> new TreeMap<>())
                    .put(BOUNDARY, ofThisAccount(arn)));
    return conditions;
  }

  /// To the letter: a policy's path holds almost any character, `:policy/` among them, so that a
  /// pattern would match boundaries made by whoever makes policies.
  private static String ofThisAccount(String arn) {
    return arn.replace("::*:", "::" + Aws.ACCOUNT_ID + ":");
  }

  private static Map<String, Map<String, ?>> optedIn() {
    return Map.of("StringEquals", Map.of(TAG, List.of("approve", "auto")));
  }

  /// Undoing must go on working after an owner has changed the tag's value to `never`.
  private static Map<String, Map<String, ?>> tagged() {
    return Map.of("Null", Map.of(TAG, "false"));
  }

  private static Map<String, Map<String, ?>> optedOut() {
    return Map.of("StringEquals", Map.of(TAG, List.of("never", "dry-run")));
  }
}
