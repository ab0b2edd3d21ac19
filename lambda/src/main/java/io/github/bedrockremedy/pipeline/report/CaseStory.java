package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cases of a live installation, as a terminal shows them.
public final class CaseStory {
  private CaseStory() {}

  /// One line a case.
  public static String list(List<Case> cases, TerminalText text) {
    if (cases.isEmpty()) {
      return text.paragraph("There are no cases.");
    }
    List<List<String>> rows =
        cases.stream()
            .map(
                c ->
                    List.of(
                        c.id().value(),
                        c.status().name().toLowerCase(Locale.ROOT),
                        c.plan().verdict().risk().map(r -> Text.id(r).value()).orElse("-"),
                        Text.account(c.plan().subject().account()).value(),
                        CaseWords.name(c.plan()) + " " + CaseWords.need(c.plan())))
            .toList();
    return text.table(List.of("Case", "State", "Risk", "Account", "What"), rows);
  }

  /// A case with all one has to know to decide on it.
  public static String one(Case shown, List<Step> history, TerminalText text) {
    CasePlan plan = shown.plan();
    var out = new StringBuilder();
    out.append(text.heading("Case " + shown.id() + ": " + shown.status()));
    if (shown.status() == CaseStatus.PENDING) {
      Earlier earlier = Earlier.of(shown, history);
      earlier.told().forEach(told -> out.append(text.paragraph(told)));
      out.append(text.paragraph(ChangeWords.place(plan, earlier.place())));
    }
    out.append(text.paragraph(plan.finding().headline() + ". " + plan.finding().explanation()));
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Principal", CaseWords.noun(plan) + " " + CaseWords.name(plan)));
    facts.add(List.of("Account", Text.account(plan.subject().account()).value()));
    plan.verdict()
        .risk()
        .ifPresent(r -> facts.add(List.of("Risk", VerdictWords.risk(plan.verdict(), r))));
    facts.add(List.of("Owner", plan.owner().map(o -> Text.remark(o).value()).orElse("not known")));
    plan.proposal().ifPresent(p -> facts.add(List.of("Policy", Text.name(p.policyName()).value())));
    plan.proposal().ifPresent(p -> facts.add(List.of("SHA-256", Text.id(p.sha256()).value())));
    out.append(text.table(List.of(), facts));
    plan.proposal().ifPresent(p -> out.append('\n').append(text.code(Snippets.json(p))));
    if (!plan.proof().isEmpty()) {
      out.append('\n').append(text.heading("What IAM's simulator answers"));
      out.append(
          text.table(
              List.of("Call", "Before", "After"),
              plan.proof().stream().map(CaseStory::row).toList()));
    }
    out.append('\n').append(text.heading("History"));
    out.append(
        text.table(
            List.of(),
            history.stream()
                .map(
                    s ->
                        List.of(
                            CaseWords.time(s.at()),
                            s.to().name().toLowerCase(Locale.ROOT),
                            DecisionWords.who(s.by()),
                            Text.remark(s.why()).value()))
                .toList()));
    return out.toString();
  }

  private static List<String> row(CasePlan.ProofRow row) {
    return List.of(
        Text.remark(row.what()).value(),
        Text.remark(row.before()).value(),
        Text.remark(row.after()).value());
  }
}
