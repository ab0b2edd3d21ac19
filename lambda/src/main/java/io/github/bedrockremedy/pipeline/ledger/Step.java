package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.Optional;

/// One line of a case's history, written in the same transaction as the step.
///
/// @param at when
/// @param from earlier status; empty for the first line
/// @param to status after it
/// @param by who or what: a handler, a rule, a declared name
/// @param why one sentence
public record Step(Instant at, Optional<CaseStatus> from, CaseStatus to, String by, String why) {
  /// Whether the clock found that our policy was taken away for the owner's, and they do not cover
  /// the access after all.
  public boolean uncovers() {
    return from.equals(Optional.of(CaseStatus.SUPERSEDED))
        && to == CaseStatus.REPORTED
        && by.equals("ReviewHandler");
  }
}
