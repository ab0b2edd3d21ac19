package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;

/// Commands that show a policy which stands in the way, each on a line of its own.
final class LookupWords {
  private LookupWords() {}

  /// Where a Deny of the principal's own may be.
  static String statement(Blocker blocker, Target target) {
    return blocker
        .policyArn()
        .map(arn -> "\naws iam get-policy --policy-arn " + Text.arn(arn.toString()))
        .orElseGet(
            () ->
                switch (target) {
                  case PatchTarget.RoleInlinePolicy role -> held("role", Text.name(role.name()));
                  case PatchTarget.UserInlinePolicy user ->
                      held("user", Text.name(user.name()))
                          + "\naws iam list-groups-for-user --user-name "
                          + Text.name(user.name());
                  case NotPatchable _ -> " look through the policies of the principal.";
                });
  }

  private static String held(String kind, Text name) {
    String of = "-policies --" + kind + "-name " + name;
    return "\naws iam list-" + kind + of + "\naws iam list-attached-" + kind + of;
  }

  /// Which boundary the principal has.
  static String boundary(Target target) {
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role ->
          "\naws iam get-role --role-name "
              + Text.name(role.name())
              + " --query Role.PermissionsBoundary";
      case PatchTarget.UserInlinePolicy user ->
          "\naws iam get-user --user-name "
              + Text.name(user.name())
              + " --query User.PermissionsBoundary";
      case NotPatchable _ -> " PermissionsBoundary of the principal in IAM.";
    };
  }
}
