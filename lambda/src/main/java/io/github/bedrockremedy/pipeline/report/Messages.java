package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;

/// Makes the messages people get about a case, in every form they are sent in.
public final class Messages {
  private Messages() {}

  /// Asks people to decide, or reminds them.
  ///
  /// @param earlier what was written for the call before
  public static Notifier.Message request(
      Case asked, Sightings sightings, Asking asking, Earlier earlier) {
    String risk = asked.plan().verdict().risk().orElse("high");
    String what = CaseWords.need(asked.plan()) + " (" + Text.id(risk) + " risk)";
    String subject =
        CaseWords.subject(asking.reminder() ? "[Expires soon]" : "[Approve?]", asked.plan(), what);
    return new Notifier.Message(
        subject,
        EmailText.request(asked, sightings, asking, earlier),
        SlackMessage.request(asked, sightings, asking, earlier),
        subject + "\n" + about(asked) + ", expires " + CaseWords.time(asking.expiresAt()),
        MachineEvent.request(asked, asking));
  }

  /// Tells those who were asked what became of a case.
  ///
  /// @param latest the step to tell of
  public static Notifier.Message outcome(Case after, Sightings sightings, Step latest) {
    OutcomeWords outcome = OutcomeWords.of(after, latest);
    String subject =
        CaseWords.subject(outcome.tag(), after.plan(), AgainWords.need(after.plan(), latest));
    return new Notifier.Message(
        subject,
        EmailText.outcome(after, sightings, latest),
        SlackMessage.outcome(after, sightings, latest),
        subject + "\n" + about(after) + ": " + outcome.headline(),
        MachineEvent.of("outcome", after));
  }

  /// Tells of a denial nobody is asked about: a dry run, a report, a refusal.
  public static Notifier.Message report(Case told, Sightings sightings) {
    CasePlan plan = told.plan();
    String subject = CaseWords.subject(CaseWords.tag(plan), plan, CaseWords.need(plan));
    return new Notifier.Message(
        subject,
        EmailText.report(told, sightings),
        SlackMessage.report(told, sightings),
        subject + "\n" + about(told) + ": " + Text.prose(plan.finding().headline()),
        MachineEvent.of("report", told));
  }

  private static String about(Case about) {
    return "Case " + about.id() + ", account " + Text.account(about.plan().subject().account());
  }
}
