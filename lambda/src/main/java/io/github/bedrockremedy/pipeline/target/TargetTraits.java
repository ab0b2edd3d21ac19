package io.github.bedrockremedy.pipeline.target;

/// What differs between kinds of targets.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>.
///
/// @param kind `role` or `user`
/// @param inlineLimit characters all inline policies may have together, white space not counted
/// @param unattended whether a rule may ever change it without a person
public record TargetTraits(String kind, int inlineLimit, boolean unattended) {
  static final TargetTraits ROLE = new TargetTraits("role", 10_240, true);
  static final TargetTraits USER = new TargetTraits("user", 2_048, false);
}
