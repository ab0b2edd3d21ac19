package io.github.bedrockremedy.pipeline.report;

import static io.github.bedrockremedy.pipeline.target.NotPatchable.Kind.PERMISSION_SET;

import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.stream.Collectors;

/// Commands that show a policy which stands in the way, each on a line of its own.
final class LookupWords {
  private LookupWords() {}

  /// Where a Deny of the principal's own may be.
  static String statement(Blocker blocker, Target target) {
    return blocker
        .policyArn()
        .map(arn -> managed(Text.arn(arn.toString()).value()))
        .orElseGet(
            () ->
                switch (target) {
                  case PatchTarget.RoleInlinePolicy role when !blocker.statements().isEmpty() ->
                      inline("role", Text.name(role.name()), blocker);
                  case PatchTarget.UserInlinePolicy user when !blocker.statements().isEmpty() ->
                      inline("user", Text.name(user.name()), blocker);
                  case PatchTarget.RoleInlinePolicy role -> held("role", Text.name(role.name()));
                  case PatchTarget.UserInlinePolicy user ->
                      held("user", Text.name(user.name()))
                          + "\naws iam list-groups-for-user --user-name "
                          + Text.name(user.name());
                  case NotPatchable not
                      when not.kind() == PERMISSION_SET && not.arn().isPresent() ->
                      held("role", Text.name(not.arn().get().lastName()));
                  case NotPatchable _ -> " look through the policies of the principal.";
                });
  }

  /// The documents the statements were read from.
  private static String inline(String kind, Text name, Blocker blocker) {
    return blocker.statements().stream()
        .map(
            s ->
                s.arn()
                    .map(arn -> managed(Text.arn(arn.toString()).value()))
                    .orElse(
                        "\naws iam get-"
                            + kind
                            + "-policy --"
                            + kind
                            + "-name "
                            + name
                            + " --policy-name "
                            + Text.name(s.policy())))
        .distinct()
        .limit(3)
        .collect(Collectors.joining());
  }

  /// Lists hold names and ARNs only, so each is followed by the command that shows a document.
  private static String held(String kind, Text name) {
    String of = " --" + kind + "-name " + name;
    return ("\naws iam list-" + kind + "-policies" + of)
        + ("\naws iam get-" + kind + "-policy" + of + " --policy-name POLICY_NAME")
        + ("\naws iam list-attached-" + kind + "-policies" + of)
        + managed("POLICY_ARN");
  }

  /// The document of a managed policy: its default version, by the id the first answer gives.
  private static String managed(String arn) {
    return ("\naws iam get-policy --policy-arn " + arn + " --query Policy.DefaultVersionId")
        + ("\naws iam get-policy-version --policy-arn " + arn + " --version-id VERSION_ID");
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
      case NotPatchable not when not.kind() == PERMISSION_SET && not.arn().isPresent() ->
          "\naws iam get-role --role-name "
              + Text.name(not.arn().get().lastName())
              + " --query Role.PermissionsBoundary";
      case NotPatchable _ -> " PermissionsBoundary of the principal in IAM.";
    };
  }
}
