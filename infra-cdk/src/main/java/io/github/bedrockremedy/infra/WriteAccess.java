package io.github.bedrockremedy.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the one role that may write to IAM is limited to. IAM can limit whose policies are written,
/// never what they say: that is the work of the code.
final class WriteAccess {
  /// The tag by which an owner opts a principal in or out.
  private static final String TAG = "iam:ResourceTag/bedrock-remedy";

  private WriteAccess() {}

  static List<PolicyStatement> of(SortedMap<Reach, List<String>> writes, StackSettings settings) {
    var statements = new ArrayList<PolicyStatement>();
    writes.forEach(
        (reach, actions) -> {
          var undo = actions.stream().filter(action -> action.startsWith("iam:Delete")).toList();
          var put = actions.stream().filter(action -> !undo.contains(action)).toList();
          statements.add(allowed(reach, put, settings.requireTag() ? optedIn() : Map.of()));
          statements.add(allowed(reach, undo, settings.requireTag() ? tagged() : Map.of()));
          statements.add(denied(put, reach.resources()).conditions(optedOut()).build());
        });
    if (!writes.isEmpty()) {
      var actions = writes.values().stream().flatMap(List::stream).toList();
      statements.add(denied(actions, neverTouched(settings)).sid("NeverTouched").build());
    }
    return statements;
  }

  private static PolicyStatement allowed(
      Reach reach, List<String> actions, Map<String, Object> conditions) {
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
  private static List<String> neverTouched(StackSettings settings) {
    return Stream.concat(
            Stream.of("aws-service-role/", "aws-reserved/", HandlerRoles.PATH.substring(1))
                .map(path -> Reach.iam("role/" + path + "*")),
            settings.protectedPrincipals().stream())
        .toList();
  }

  private static Map<String, Object> optedIn() {
    return Map.of("StringEquals", Map.of(TAG, List.of("approve", "auto")));
  }

  /// Undoing must go on working after an owner has changed the tag's value to `never`.
  private static Map<String, Object> tagged() {
    return Map.of("Null", Map.of(TAG, "false"));
  }

  private static Map<String, Object> optedOut() {
    return Map.of("StringEquals", Map.of(TAG, List.of("never", "dry-run")));
  }
}
