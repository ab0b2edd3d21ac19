package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;

/// Subjects, decisions and other sentences about a case.
final class CaseWords {
  private CaseWords() {}

  static String requestSubject(Case asked) {
    return subject("[Approve?]", asked);
  }

  static String outcomeSubject(Case after, Step latest) {
    return subject("[" + latest.to() + "]", after);
  }

  static String reportSubject(Case told) {
    return subject("[Report]", told);
  }

  private static String subject(String tag, Case about) {
    return tag + " Bedrock: " + about.id();
  }

  static String requestSummary(Case asked, Instant expiresAt) {
    return requestSubject(asked) + "\nExpires " + expiresAt;
  }

  static String outcomeSummary(Case after, Step latest) {
    return outcomeSubject(after, latest) + "\n";
  }

  static String reportSummary(Case told) {
    return reportSubject(told) + "\n";
  }
}
