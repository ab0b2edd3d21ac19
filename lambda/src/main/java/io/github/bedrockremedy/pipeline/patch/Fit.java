package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// Whether a patch fits beside the inline policies its target holds already. IAM counts the
/// characters of all of them together, white space left out.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>.
public sealed interface Fit {
  /// Characters a customer managed policy may have, white space not counted.
  int MANAGED_LIMIT = 6_144;

  /// It fits.
  ///
  /// @param after characters with the patch
  /// @param limit characters the target may have
  record Inline(int after, int limit) implements Fit {}

  /// It does not fit; a managed policy is counted apart from inline ones.
  ///
  /// @param managed whether it fits into one managed policy
  record TooLong(int after, int limit, boolean managed) implements Fit {}

  /// The inline policies were not read.
  ///
  /// @param why one clause
  record NotKnown(String why) implements Fit {}

  /// The fit of a patch.
  static Fit of(PolicyPatch patch, PatchTarget target, PrincipalFacts principal) {
    return switch (principal) {
      case PrincipalFacts.Known known -> {
        int needed = PrincipalFacts.countedCharacters(patch.text());
        int after = known.inlineCharacters() + needed;
        int limit = target.traits().inlineLimit();
        yield after <= limit
            ? new Inline(after, limit)
            : new TooLong(after, limit, needed <= MANAGED_LIMIT);
      }
      case PrincipalFacts.Gone _ -> new NotKnown("the principal is gone");
      case PrincipalFacts.NotRead not -> new NotKnown(not.why());
    };
  }
}
