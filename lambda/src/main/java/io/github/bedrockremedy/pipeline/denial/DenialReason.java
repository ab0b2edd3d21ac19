package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Arn;
import java.util.Optional;

/// Why AWS refused, in AWS's own terms. If several policy types refuse, AWS names only one.
public sealed interface DenialReason {
  /// "because no … allows the … action": something that had to allow did not.
  record ImplicitDeny(PolicyType policy) implements DenialReason {}

  /// "with an explicit deny in a …": an Allow elsewhere cannot help.
  ///
  /// @param policyArn the denying policy, where AWS names it
  record ExplicitDeny(PolicyType policy, Optional<Arn> policyArn) implements DenialReason {}

  /// Not a matter of policies.
  record NotEntitled(Entitlement entitlement) implements DenialReason {}

  /// The message ends without a reason, or was cut before its end: nothing is guessed.
  ///
  /// @param blockBegun whether the cut fell inside a reason that no Allow of ours lifts: an
  ///     explicit
  ///     deny, or an implicit one of another policy than an identity-based one
  record Unstated(boolean blockBegun) implements DenialReason {
    /// No word of a reason.
    public Unstated() {
      this(false);
    }
  }

  /// A wording we do not know, or one that contradicts itself or the record around it.
  ///
  /// @param why one sentence
  record Unrecognised(String why) implements DenialReason {
    /// Words nobody here has seen.
    public Unrecognised() {
      this("AWS gave a reason in words this version does not know.");
    }
  }

  /// Short name, as in our JSON and in the key of a case.
  default String kind() {
    return switch (this) {
      case ImplicitDeny _ -> "implicit-deny";
      case ExplicitDeny _ -> "explicit-deny";
      case NotEntitled _ -> "not-entitled";
      case Unstated _ -> "unstated";
      case Unrecognised _ -> "unrecognised";
    };
  }
}
