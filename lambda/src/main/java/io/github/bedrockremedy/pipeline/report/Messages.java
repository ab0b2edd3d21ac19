package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;

/// Makes the messages people get about a case, in every form they are sent in.
public final class Messages {
  private Messages() {}

  /// Asks people to decide.
  ///
  /// @param link address of the page, token included; goes into the email and nowhere else
  /// @param changeCode typed on the page to decide; goes into the email and nowhere else
  /// @param expiresAt until when a decision counts
  public static Notifier.Message request(
      Case asked, Sightings sightings, String link, String changeCode, Instant expiresAt) {
    return new Notifier.Message(
        CaseWords.requestSubject(asked),
        EmailText.request(asked, sightings, Text.link(link), Text.id(changeCode), expiresAt),
        SlackMessage.request(asked, sightings, expiresAt),
        CaseWords.requestSummary(asked, expiresAt));
  }

  /// Tells those who were asked what became of a case.
  ///
  /// @param latest the step to tell of
  public static Notifier.Message outcome(Case after, Sightings sightings, Step latest) {
    return new Notifier.Message(
        CaseWords.outcomeSubject(after, latest),
        EmailText.outcome(after, sightings, latest),
        SlackMessage.outcome(after, sightings, latest),
        CaseWords.outcomeSummary(after, latest));
  }

  /// Tells of a denial nobody is asked about: a dry run, a report, a refusal.
  public static Notifier.Message report(Case told, Sightings sightings) {
    return new Notifier.Message(
        CaseWords.reportSubject(told),
        EmailText.report(told, sightings),
        SlackMessage.report(told, sightings),
        CaseWords.reportSummary(told));
  }
}
