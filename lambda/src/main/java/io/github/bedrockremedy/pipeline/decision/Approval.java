package io.github.bedrockremedy.pipeline.decision;

import java.time.Instant;

/// That someone, or a rule, approved one exact plan.
///
/// @param by who, as well as it is known: a declared name, an ARN, the name of a rule
/// @param via the way the approval came, which says how sure `by` is
/// @param at when
/// @param planHash SHA-256 of the approved policy text
public record Approval(String by, Via via, Instant at, String planHash) {
  /// Ways an approval comes.
  public enum Via {
    /// The page: whoever holds link and change code; the name is declared.
    PAGE("page"),
    /// A button in Slack: whoever is in the channel; the name is Slack's.
    SLACK("slack"),
    /// A call AWS authenticated: the caller's ARN.
    IAM("iam"),
    /// The rules, without a person.
    RULE("rule");

    private final String id;

    Via(String id) {
      this.id = id;
    }

    /// Short name, as stored and shown.
    public String id() {
      return id;
    }
  }
}
