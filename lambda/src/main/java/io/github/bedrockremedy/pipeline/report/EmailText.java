package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;

/// The email about a case: plain 7-bit text, at most 78 columns and 60 lines.
final class EmailText {
  private EmailText() {}

  static String request(
      Case asked, Sightings sightings, Text link, Text changeCode, Instant expiresAt) {
    return asked.id() + " " + sightings.count() + " " + expiresAt + "\n" + link + "\n" + changeCode;
  }

  static String outcome(Case after, Sightings sightings, Step latest) {
    return after.id() + " " + sightings.count() + " " + latest.to();
  }

  static String report(Case told, Sightings sightings) {
    return told.id() + " " + sightings.count();
  }
}
