package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.ArrayList;
import java.util.List;

/// Tells one plan on a terminal, in the order a reader asks: what, why, where, what to do.
final class TerminalStory {
  private final TerminalText text;
  private final CasePlan plan;
  private final StringBuilder out = new StringBuilder();

  TerminalStory(TerminalText text, CasePlan plan) {
    this.text = text;
    this.plan = plan;
  }

  String tell() {
    denied();
    why();
    places();
    patch();
    decision();
    if (!plan.finding().nextSteps().isEmpty()) {
      section("Next steps", text.numbered(plan.finding().nextSteps()));
    }
    return out.toString();
  }

  private void denied() {
    CasePlan.Subject subject = plan.subject();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of(CaseWords.noun(plan), CaseWords.name(plan)));
    facts.add(List.of("account", Text.account(subject.account()).value()));
    facts.add(
        List.of("call", Text.id(subject.operation()) + " in " + Text.region(subject.region())));
    subject.action().ifPresent(a -> facts.add(List.of("denied", Text.action(a).value())));
    StringBuilder rows = new StringBuilder();
    for (List<String> fact : facts) {
      rows.append("  %-9s%s\n".formatted(fact.getFirst(), fact.getLast()));
    }
    subject
        .resource()
        .ifPresent(
            r ->
                Wrap.words(
                        r.equals("*") ? "*" : Text.arn(r).value(),
                        80,
                        "  on       ",
                        " ".repeat(11))
                    .forEach(l -> rows.append(l).append('\n')));
    section(ForeseenWords.is(plan) ? "What would be denied" : "What was denied", rows.toString());
  }

  private void why() {
    CasePlan.Finding finding = plan.finding();
    String cause =
        "Cause: " + Text.id(finding.cause()) + " (" + Text.id(finding.confidence()) + ")";
    section(
        "Why",
        text.paragraph(finding.headline() + ".")
            + text.paragraph(finding.explanation())
            + text.paragraph(cause));
  }

  private void places() {
    CasePlan.Finding finding = plan.finding();
    if (finding.regions().isEmpty()) {
      return;
    }
    boolean cured = plan.proposal().isPresent();
    List<List<String>> rows =
        finding.regions().stream()
            .map(
                region ->
                    List.of(
                        region.isEmpty() ? "no Region (global)" : Text.region(region).value(),
                        today(finding, region),
                        cured ? "allowed" : "as today"))
            .toList();
    section(
        "Regions the call needs", text.table(List.of("Region", "today", "with the patch"), rows));
  }

  private String today(CasePlan.Finding finding, String region) {
    boolean named =
        plan.subject()
            .resource()
            .flatMap(Arn::parse)
            .filter(Arn::isFoundationModel)
            .filter(arn -> arn.region().equals(region))
            .isPresent();
    return finding
        .missingRegions()
        .map(missing -> missing.contains(region) ? "denied" : "allowed")
        .orElse(named ? "denied" : "not known");
  }

  private void patch() {
    plan.proposal()
        .ifPresent(
            proposal -> {
              String json = Snippets.json(proposal);
              section(
                  "The patch",
                  text.paragraph(ChangeWords.place(plan))
                      + text.code(json)
                      + text.paragraph("sha256 " + Text.id(proposal.sha256()))
                      + text.bullets(CaseWords.notChanged(plan)));
            });
  }

  private void decision() {
    CasePlan.Verdict verdict = plan.verdict();
    String outcome =
        switch (verdict.outcome()) {
          case "apply" -> "Applied without a person";
          case "ask" -> "A person is asked";
          case "refuse" -> "Not acted on";
          default -> "Only reported";
        };
    String risk = verdict.risk().map(r -> ", risk " + VerdictWords.risk(verdict, r)).orElse("");
    List<List<String>> rows =
        verdict.rules().stream()
            .map(
                r ->
                    List.of(VerdictWords.verdict(verdict, r), Text.id(r.rule()).value(), detail(r)))
            .toList();
    section(
        "Decision",
        text.paragraph(outcome + " (mode " + Text.id(verdict.mode()) + ")" + risk + ".")
            + (rows.isEmpty() ? "" : text.table(List.of("verdict", "rule", "detail"), rows)));
  }

  private static String detail(CasePlan.Rule rule) {
    return Text.remark(rule.detail()).value();
  }

  private void section(String title, String body) {
    out.append(out.isEmpty() ? "" : "\n").append(text.heading(title)).append(body);
  }
}
