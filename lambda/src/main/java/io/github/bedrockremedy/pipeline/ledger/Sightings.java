package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;

/// About how often a denial was seen; deliveries repeat, so the count is not exact.
///
/// @param count how often
/// @param first time of the earliest denied call
/// @param last time of the latest one
public record Sightings(long count, Instant first, Instant last) {
  /// Both together.
  public Sightings plus(Sightings other) {
    return new Sightings(
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
