package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.List;
import java.util.Locale;

/// Many cases being undone, as a terminal shows them: what will go, and what became of each.
public final class UndoStory {
  private UndoStory() {}

  /// A case that was asked to be undone.
  ///
  /// @param before as it stood when that was asked
  /// @param now as it was read last
  /// @param taken whether the wish was taken
  /// @param answer what was said to it
  public record Sent(Case before, Case now, boolean taken, String answer) {
    /// The same, read again.
    public Sent standing(Case later) {
      return new Sent(before, later, taken, answer);
    }

    /// Whether nothing of the case can be in force any more.
    public boolean isGone() {
      return !now.canBeUndone();
    }

    /// Whether its end has still to come. A case that failed before may fail once more: then it has
    /// another generation.
    public boolean isUnderWay() {
      boolean failed = now.status() == CaseStatus.FAILED && now.generation() > before.generation();
      return taken && !isGone() && !failed;
    }
  }

  /// What will go.
  public static String going(List<Case> cases, TerminalText text) {
    if (cases.isEmpty()) {
      return text.paragraph(
          "There is nothing to undo: no such case may hold a policy or is approved to.");
    }
    return text.heading(
            cases.size() == 1
                ? "1 policy will be removed"
                : cases.size() + " policies will be removed")
        + text.table(
            List.of("Case", "State", "Account", "Principal"),
            cases.stream().map(c -> row(c, c.status(), principal(c))).toList())
        + text.paragraph(
            "What only they allow is denied again, and what is approved is not written. New repairs go on meanwhile; 'pause' holds"
                + " them.");
  }

  /// What became of each.
  public static String gone(List<Sent> sent, TerminalText text) {
    long gone = sent.stream().filter(Sent::isGone).count();
    return text.heading(gone + " of " + sent.size() + (gone == 1 ? " is gone" : " are gone"))
        + text.table(
            List.of("Case", "State", "Account", "What became of it"),
            sent.stream().map(s -> row(s.now(), s.now().status(), outcome(s))).toList());
  }

  private static List<String> row(Case one, CaseStatus status, String last) {
    return List.of(
        one.id().value(),
        status.name().toLowerCase(Locale.ROOT),
        Text.account(one.plan().subject().account()).value(),
        last);
  }

  private static String principal(Case one) {
    CasePlan plan = one.plan();
    return CaseWords.noun(plan) + " " + CaseWords.name(plan);
  }

  private static String outcome(Sent sent) {
    if (sent.isGone()) {
      return principal(sent.now()) + " has no policy of this case any more";
    }
    if (!sent.taken()) {
      return "refused: " + Text.remark(sent.answer()).value();
    }
    return sent.isUnderWay()
        ? "asked for and not done yet; it goes on by itself, see 'list'"
        : "failed; 'show' says why";
  }
}
