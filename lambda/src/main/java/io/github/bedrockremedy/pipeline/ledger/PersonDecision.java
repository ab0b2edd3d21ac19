package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.decision.Approval;
import java.time.Instant;

/// What a person decided about one generation of a case: once whether it is applied, and once that
/// it is undone. Written by the handler people reach.
///
/// @param caseId the case
/// @param generation the generation the page showed
/// @param verdict approve, reject or roll back
/// @param planHash SHA-256 of the policy text the page showed
/// @param proof what no stored row holds: on the page the deciding form of the token, with AWS
///     credentials a request to STS signed over [#statement()], from Slack the form of the buttons;
///     empty to undo, which only takes rights away
/// @param by declared name or ARN, already reduced to plain characters
/// @param via the way it came, which says how sure `by` is
/// @param reason the person's reason, likewise; empty if none was given
/// @param at when
public record PersonDecision(
    CaseId caseId,
    int generation,
    Verdict verdict,
    String planHash,
    String proof,
    String by,
    Approval.Via via,
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

  /// What was decided, in one line: the text a caller signs, so that a signature is good for this
  /// decision and no other.
  public String statement() {
    return caseId + "/" + generation + "/" + verdict.id() + "/" + planHash;
  }

  /// The proof is a secret until it is used.
  @Override
  public String toString() {
    return "PersonDecision[" + caseId + " generation " + generation + " " + verdict + "]";
  }
}
