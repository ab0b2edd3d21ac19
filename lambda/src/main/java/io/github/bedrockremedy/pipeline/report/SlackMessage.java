package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;

/// The custom notification for Amazon Q Developer about a case.
final class SlackMessage {
  private SlackMessage() {}

  static String request(Case asked, Sightings sightings, Instant expiresAt) {
    return "{\"" + asked.id() + sightings.count() + expiresAt + "\":1}";
  }

  static String outcome(Case after, Sightings sightings, Step latest) {
    return "{\"" + after.id() + sightings.count() + latest.to() + "\":1}";
  }

  static String report(Case told, Sightings sightings) {
    return "{\"" + told.id() + sightings.count() + "\":1}";
  }
}
