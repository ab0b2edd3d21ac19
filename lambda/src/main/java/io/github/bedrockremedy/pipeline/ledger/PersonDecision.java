package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;

/// What a person decided about one generation of a case: once whether it is applied, and once that
/// it is undone. Written by the handler people reach.
///
/// @param caseId the case
/// @param generation the generation the page showed
/// @param verdict approve, reject or roll back
/// @param planHash SHA-256 of the policy text the page showed
/// @param proof the deciding form of the token, which no stored row holds; empty to undo, which
/// only
///     takes rights away
/// @param by declared name, already reduced to plain characters
/// @param reason the person's reason, likewise; empty if none was given
/// @param at when
public record PersonDecision(
    CaseId caseId,
    int generation,
    Verdict verdict,
    String planHash,
    String proof,
    String by,
    String reason,
    Instant at) {
  /// What was decided.
  public enum Verdict {
    APPROVE("approve"),
    REJECT("reject"),
    /// Our policy is taken away again.
    ROLLBACK("rollback");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    /// As stored and posted.
    public String id() {
      return id;
    }
  }

  /// The proof is a secret until it is used.
  @Override
  public String toString() {
    return "PersonDecision[" + caseId + " generation " + generation + " " + verdict + "]";
  }
}
