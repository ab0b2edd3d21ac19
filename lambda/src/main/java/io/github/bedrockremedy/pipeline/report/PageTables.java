package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables of the page.
final class PageTables {
  /// Steps of the history that are shown besides the first.
  private static final int LATEST = 20;

  private PageTables() {}

  static List<PageView.Table> of(DecisionPage.About about) {
    CasePlan plan = about.shown().plan();
    List<PageView.Table> tables = new ArrayList<>();
    regions(plan).ifPresent(tables::add);
    tables.add(facts(about));
    if (!plan.proof().isEmpty()) {
      tables.add(proof(plan));
    }
    if (!about.history().isEmpty()) {
      tables.add(history(about.history()));
    }
    return tables;
  }

  /// Today and after, Region by Region; only where it is known which are missing.
  private static Optional<PageView.Table> regions(CasePlan plan) {
    Optional<List<String>> missing = plan.finding().missingRegions();
    if (missing.isEmpty() || plan.proposal().isEmpty() || plan.finding().regions().isEmpty()) {
      return Optional.empty();
    }
    Set<String> lacking = new HashSet<>(missing.get());
    String after = CaseWords.proof(plan).isPresent() ? "allowed" : "to be allowed";
    List<PageView.Row> rows =
        plan.finding().regions().stream()
            .map(
                r ->
                    PageView.Row.of(
                        Text.region(r).value(),
                        lacking.contains(r) ? "not allowed" : "allowed",
                        lacking.contains(r) ? after : "allowed"))
            .toList();
    return Optional.of(
        new PageView.Table(
            "regions",
            "Region by Region",
            List.of("Region", "Without the patch", "With it"),
            rows));
  }

  private static PageView.Table facts(DecisionPage.About about) {
    CasePlan plan = about.shown().plan();
    CasePlan.Finding finding = plan.finding();
    List<PageView.Row> rows = new ArrayList<>();
    rows.add(PageView.Row.of("Case", about.shown().id().value()));
    rows.add(PageView.Row.of("Account", Text.account(plan.subject().account()).value()));
    rows.add(PageView.Row.of(noun(plan), CaseWords.name(plan)));
    plan.subject()
        .action()
        .ifPresent(a -> rows.add(PageView.Row.of("Action", Text.action(a).value())));
    finding.models().stream()
        .limit(5)
        .forEach(m -> rows.add(PageView.Row.of("Model", Text.model(m).value())));
    finding
        .profileArn()
        .ifPresent(p -> rows.add(PageView.Row.of("Only through profile", Text.arn(p).value())));
    plan.verdict()
        .risk()
        .ifPresent(
            r ->
                rows.add(
                    PageView.Row.of(
                        "Risk",
                        VerdictWords.risk(plan.verdict(), r)
                            + ". "
                            + VerdictWords.riskMeaning(r))));
    List<String> open = VerdictWords.open(plan.verdict());
    if (!open.isEmpty()) {
      rows.add(PageView.Row.of("Asked because of", String.join(", ", open)));
    }
    rows.add(PageView.Row.of("How often", CaseWords.howOften(about.seen())));
    if (!ForeseenWords.is(plan)) {
      rows.add(PageView.Row.of("CloudTrail event", Text.id(plan.subject().eventId()).value()));
    }
    rows.add(PageView.Row.of("Planned", CaseWords.time(plan.plannedAt())));
    return new PageView.Table("facts", "What it is about", List.of(), rows);
  }

  private static String noun(CasePlan plan) {
    String noun = CaseWords.noun(plan);
    return noun.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + noun.substring(1);
  }

  private static PageView.Table proof(CasePlan plan) {
    List<PageView.Row> rows =
        plan.proof().stream()
            .map(
                r ->
                    PageView.Row.of(
                        Text.remark(r.what()).value(),
                        r.needed() ? "needed" : "must not change",
                        Text.remark(r.before()).value(),
                        Text.remark(r.after()).value()))
            .toList();
    return new PageView.Table(
        "proof",
        "Proof: what IAM's simulator answers",
        List.of("Call", "Why asked", "Before", "After"),
        rows);
  }

  /// The first step and the latest ones; how many are between them is said.
  private static PageView.Table history(List<Step> history) {
    int between = Math.max(0, history.size() - LATEST - 1);
    List<PageView.Row> rows = new ArrayList<>();
    rows.add(row(history.getFirst()));
    if (between > 0) {
      rows.add(
          PageView.Row.of(
              "…", "", "", "and " + between + (between == 1 ? " earlier step" : " earlier steps")));
    }
    history.subList(between + 1, history.size()).forEach(s -> rows.add(row(s)));
    return new PageView.Table("history", "History", List.of("When", "Step", "By", "Why"), rows);
  }

  private static PageView.Row row(Step step) {
    return PageView.Row.of(
        CaseWords.time(step.at()),
        step.to().name().toLowerCase(java.util.Locale.ROOT),
        DecisionWords.who(step.by()),
        Text.remark(step.why()).value());
  }
}
