package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How many new requests an account may cause in an hour, so that nobody approves in bulk.
///
/// @param most how many
public record RequestLimit(int most) {
  /// What asking about a case counts on.
  List<Limit> counting(Case asked, Instant now) {
    String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
    return List.of(
        new Limit(
            "requests/" + asked.plan().subject().account() + "/" + hour,
            most,
            asked.id() + "/" + asked.generation()));
  }

  /// When the next hour's requests begin.
  static Instant nextHour(Instant now) {
    return now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
  }
}
