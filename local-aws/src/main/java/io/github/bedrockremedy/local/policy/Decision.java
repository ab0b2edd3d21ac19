package io.github.bedrockremedy.local.policy;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// The answer, with its why.
///
/// @param matched the statements that decided; never of an SCP
/// @param missing condition keys the deciding policies ask for and the request lacks
/// @param allowedByBoundary empty without a boundary
/// @param allowedByOrganization empty without an organization
public record Decision(
    Verdict verdict,
    List<Match> matched,
    SortedSet<String> missing,
    Optional<Boolean> allowedByBoundary,
    Optional<Boolean> allowedByOrganization) {
  public Decision {
    matched = List.copyOf(matched);
  }

  /// A statement that matched, and the policy it stands in.
  public record Match(SourcePolicy policy, Statement statement) {}
}
