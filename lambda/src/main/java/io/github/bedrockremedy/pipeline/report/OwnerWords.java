package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.evidence.Owner;
import java.util.Locale;
import java.util.Optional;

/// Words about who maintains a principal, and what their next deploy does to our policy.
///
/// What a deploy does: CloudFormation leaves a further inline policy alone and does not report it
/// as drift; Terraform removes it only from a role whose inline policies it manages exclusively
/// (`inline_policy` blocks or `aws_iam_role_policies_exclusive`).
final class OwnerWords {
  private static final String STACK = "CloudFormation stack ";

  private OwnerWords() {}

  static Optional<String> name(Owner owner) {
    return switch (owner) {
      case Owner.Stack stack ->
          Optional.of(
              STACK
                  + Text.name(stack.name())
                  + " ("
                  + Text.region(stack.region())
                  + "), resource "
                  + Text.name(stack.logicalId()));
      case Owner.Tagged tag ->
          Optional.of("tag " + Text.key(tag.key()) + " = " + Text.remark(tag.value()));
      case Owner.Unknown _ -> Optional.empty();
    };
  }

  /// Who maintains the principal, as one sentence.
  static String known(Optional<String> owner) {
    return owner
        .map(o -> "Maintained by " + Text.remark(o) + ".")
        .orElse("Not known: no stack holds it and no tag names anybody.");
  }

  /// What an owner keeps a principal in.
  enum KeptIn {
    STACK,
    /// A stack, too; the CDK ends its logical ids with eight hexadecimal digits.
    CDK,
    TERRAFORM,
    UNKNOWN
  }

  /// @param owner in the words of [#name]
  static KeptIn keptIn(Optional<String> owner) {
    String words = owner.orElse("");
    String lower = words.toLowerCase(Locale.ROOT);
    if (words.startsWith(STACK)) {
      return endsAsOfTheCdk(words) ? KeptIn.CDK : KeptIn.STACK;
    }
    if (lower.contains("cdk")) {
      return KeptIn.CDK;
    }
    return lower.contains("terraform") || lower.contains("tofu")
        ? KeptIn.TERRAFORM
        : KeptIn.UNKNOWN;
  }

  private static boolean endsAsOfTheCdk(String words) {
    String end = words.substring(Math.max(0, words.length() - 8));
    return words.length() > 8
        && end.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
  }

  /// What a deploy does to our policy, and what the owner should do.
  static String afterDeploy(Optional<String> owner) {
    String lower = owner.orElse("").toLowerCase(Locale.ROOT);
    if (owner.filter(o -> o.startsWith(STACK)).isPresent()) {
      return "A deploy of that stack leaves this patch in place, and drift detection does not show"
          + " it. Deleting the stack may fail while it is there. Please put the change into the"
          + " template too; once it covers the call, this patch removes itself.";
    }
    if (lower.contains("terraform") || lower.contains("tofu")) {
      return "The next apply removes this patch if the role has inline_policy blocks or"
          + " aws_iam_role_policies_exclusive, and otherwise neither sees nor removes it. Please"
          + " put the change into the code too; once it covers the call, this patch removes"
          + " itself.";
    }
    return "Terraform removes this patch at its next apply if it manages the role's inline"
        + " policies exclusively; CloudFormation leaves it in place and does not show it as"
        + " drift. Please put the change into the code too.";
  }
}
