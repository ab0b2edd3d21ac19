package io.github.bedrockremedy.pipeline.decision;

/// What one rule said, and why.
///
/// @param rule name of the rule
/// @param verdict its answer
/// @param forbids what a rule that does not pass takes away
/// @param detail the values behind the answer
public record RuleVerdict(String rule, Verdict verdict, Forbids forbids, String detail) {
  /// Answers of a rule. An unknown never yields a write without a person.
  public enum Verdict {
    PASS("pass"),
    FAIL("fail"),
    UNKNOWN("unknown");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    /// Short name, as in our JSON.
    public String id() {
      return id;
    }
  }

  /// What a failed rule takes away, from the most to the least.
  public enum Forbids {
    /// Everything: the system does not act on this principal or event.
    ACTING,
    /// Asking and applying: what is left is a report.
    ASKING,
    /// Applying without a person.
    UNATTENDED
  }
}
