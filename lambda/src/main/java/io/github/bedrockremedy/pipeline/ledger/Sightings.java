package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import java.time.Instant;

/// About how often a denial was seen; deliveries repeat, so the count is not exact.
///
/// @param count how often
/// @param first time of the earliest denied call
/// @param last time of the latest one
public record Sightings(long count, Instant first, Instant last) {
  /// What is known of a case whose sightings nobody has written down: the one denial it was opened
  /// for, or none where it was foreseen.
  public static Sightings unseen(Case opened) {
    boolean foreseen = ForeseenCall.is(opened.plan().subject().eventId());
    return new Sightings(foreseen ? 0 : 1, opened.createdAt(), opened.createdAt());
  }

  /// Both together.
  public Sightings plus(Sightings other) {
    return new Sightings(
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
