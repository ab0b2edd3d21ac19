package io.github.bedrockremedy.pipeline.target;

import io.github.bedrockremedy.iam.Arn;

/// A principal that can carry an inline policy of ours.
public sealed interface PatchTarget extends Target {
  /// ARN of the role or user, path included.
  Arn arn();

  /// Unique id at the time of the denial, `AROA…` or `AIDA…`; a principal re-created under the same
  /// name has another one.
  String uniqueId();

  /// The bare name IAM's calls want.
  default String name() {
    return arn().lastName();
  }

  /// The account the principal lives in.
  default String account() {
    return arn().account();
  }

  /// What differs between the kinds of targets.
  default TargetTraits traits() {
    return switch (this) {
      case RoleInlinePolicy _ -> TargetTraits.ROLE;
      case UserInlinePolicy _ -> TargetTraits.USER;
    };
  }

  /// An inline policy of a role.
  record RoleInlinePolicy(Arn arn, String uniqueId) implements PatchTarget {}

  /// An inline policy of a user.
  record UserInlinePolicy(Arn arn, String uniqueId) implements PatchTarget {}
}
