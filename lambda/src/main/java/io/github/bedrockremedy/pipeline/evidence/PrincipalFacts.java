package io.github.bedrockremedy.pipeline.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The role or user as IAM describes it now.
public sealed interface PrincipalFacts {
  /// Read in full.
  ///
  /// @param uniqueId `AROA…` or `AIDA…`
  /// @param tags every tag
  /// @param policies inline, attached and group policies, in IAM's order
  /// @param boundary the permissions boundary
  /// @param quarantined whether one of AWS's key-quarantine policies is attached
  record Known(
      String uniqueId,
      Map<String, String> tags,
      List<HeldPolicy> policies,
      Optional<HeldPolicy> boundary,
      boolean quarantined)
      implements PrincipalFacts {
    public Known {
      tags = Map.copyOf(tags);
      policies = List.copyOf(policies);
    }

    /// Characters all inline policies have together, white space not counted.
    public int inlineCharacters() {
      return policies.stream()
          .filter(p -> p.source() == HeldPolicy.Source.INLINE)
          .mapToInt(p -> countedCharacters(p.text()))
          .sum();
    }
  }

  /// No such role or user any more.
  record Gone() implements PrincipalFacts {}

  /// Could not be read; the safe consequence is that nothing about it counts as proved.
  ///
  /// @param why one clause
  record NotRead(String why) implements PrincipalFacts {}

  /// Length of a policy as IAM counts it.
  static int countedCharacters(String policy) {
    return (int) policy.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
