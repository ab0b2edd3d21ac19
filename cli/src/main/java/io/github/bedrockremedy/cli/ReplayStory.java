package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.report.Snippets;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells a replay to a person: what was denied, why, what IAM answered before and after, the patch,
/// what was asked and answered, what was written, how to undo it, and what the owner puts into
/// code.
final class ReplayStory {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Replay replay;
  private final TerminalText text;
  private final PrintWriter out;
  private boolean begun;

  ReplayStory(Replay replay, TerminalText text, PrintWriter out) {
    this.replay = replay;
    this.text = text;
    this.out = out;
  }

  /// Tells everything, case by case.
  void tell() {
    replay.explains().stream()
        .filter(e -> e.get("denial") == null)
        .map(e -> (Map<?, ?>) e.get("event"))
        .forEach(e -> out.print(text.paragraph(e.get("reading") + ": " + e.get("why") + ".")));
    List<String> told = new ArrayList<>();
    for (Plan plan : replay.plans()) {
      if (!told.contains(plan.key().id().value())) {
        told.add(plan.key().id().value());
        tell(plan);
      }
    }
    out.flush();
  }

  private void tell(Plan plan) {
    CasePlan kept = CasePlans.of(plan);
    Optional<Case> now =
        replay.cases().stream().filter(c -> c.id().equals(plan.key().id())).findFirst();
    denied(kept);
    why(kept);
    answers(plan);
    patch(kept, now);
    decided(kept);
    asked(plan);
    history(now);
    afterwards(kept, now);
  }

  private void denied(CasePlan plan) {
    CasePlan.Subject subject = plan.subject();
    heading("What was denied");
    out.print(
        text.table(
            List.of(),
            List.of(
                List.of("Principal", subject.targetKind() + " " + subject.targetName()),
                List.of("Account", subject.account()),
                List.of("Call", subject.operation() + " in " + subject.region()),
                List.of("Denied", subject.action().orElse("(no action named)")),
                List.of("On", subject.resource().orElse("(no resource named)")))));
  }

  private void why(CasePlan plan) {
    heading("Why: " + plan.finding().headline());
    out.print(text.paragraph(plan.finding().explanation()));
  }

  /// The answers after the write are asked anew; they are not the forecast of the plan.
  private void answers(Plan plan) {
    if (plan.proof().needed().isEmpty()) {
      return;
    }
    Map<Probe, Boolean> now = replay.answersNow(plan);
    List<List<String>> rows = new ArrayList<>();
    plan.proof().needed().forEach(r -> rows.add(row(r, now)));
    heading("What IAM answers: the calls that are needed");
    out.print(text.table(List.of("Call", "Before", "Now"), rows));
    List<List<String>> misses = new ArrayList<>();
    plan.proof().nearMisses().forEach(r -> misses.add(row(r, now)));
    heading("What IAM answers: calls next to them, which must not change");
    out.print(text.table(List.of("Call", "Before", "Now"), misses));
  }

  private static List<String> row(Proof.Row row, Map<Probe, Boolean> now) {
    return List.of(
        row.what(),
        word(row.before().flatMap(Answer::told)),
        word(Optional.ofNullable(now.get(row.probe()))));
  }

  private static String word(Optional<Boolean> allowed) {
    return allowed.map(a -> a ? "allowed" : "denied").orElse("not known");
  }

  private void patch(CasePlan plan, Optional<Case> now) {
    if (plan.proposal().isEmpty()) {
      return;
    }
    boolean written = now.map(c -> c.appliedAt().isPresent()).orElse(false);
    heading(written ? "The policy that was written" : "The policy proposed");
    out.print(
        text.paragraph(
            "Inline policy "
                + plan.proposal().get().policyName()
                + ", SHA-256 "
                + plan.proposal().get().sha256().substring(0, 16)
                + "..."));
    Snippets.of(plan).ifPresent(s -> out.print(text.code(s.json())));
  }

  private void decided(CasePlan plan) {
    CasePlan.Verdict verdict = plan.verdict();
    heading(
        "The rules: "
            + verdict.outcome()
            + " (mode "
            + verdict.mode()
            + verdict.risk().map(r -> ", risk " + r).orElse("")
            + ")");
    out.print(
        text.table(
            List.of(),
            verdict.rules().stream()
                .map(r -> List.of(TerminalText.verdict(verdict, r), r.rule(), r.detail()))
                .toList()));
  }

  private void asked(Plan plan) {
    List<String> subjects =
        replay.installation().aws().publications().stream()
            .filter(p -> p.message().contains(plan.key().id().value()))
            .map(Publication::subject)
            .map(s -> s.orElse("(no subject)"))
            .toList();
    heading("What people were told");
    out.print(subjects.isEmpty() ? text.paragraph("Nothing.") : text.bullets(subjects));
  }

  private void history(Optional<Case> now) {
    heading("What became of it");
    if (now.isEmpty()) {
      out.print(text.paragraph("No case was made; nothing was written anywhere."));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Step step : replay.installation().ledger().history(now.get().id())) {
      rows.add(List.of(TIME.format(step.at()), step.to().name(), step.by(), step.why()));
    }
    out.print(text.paragraph("Case " + now.get().id() + " is " + now.get().status() + "."));
    out.print(text.table(List.of(), rows));
  }

  private void afterwards(CasePlan plan, Optional<Case> now) {
    boolean written = now.map(c -> c.appliedAt().isPresent()).orElse(false);
    Optional<Snippets> snippets = Snippets.of(plan);
    if (written && snippets.isPresent()) {
      heading("To undo it");
      out.print(text.code(snippets.get().undoCommand().replace(" --", " \\\n  --")));
    }
    if (snippets.isPresent()) {
      heading("For the owner's code (Terraform)");
      out.print(text.code(snippets.get().terraform()));
    } else {
      heading("What to do");
      out.print(text.numbered(plan.finding().nextSteps()));
    }
  }

  private void heading(String words) {
    if (begun) {
      out.println();
    }
    begun = true;
    out.print(text.heading(words));
  }
}
