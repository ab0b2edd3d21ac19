package io.github.bedrockremedy.pipeline;

import java.time.Duration;
import java.time.Instant;

/// When the clock has to look again.
///
/// @param request how long a request stays open, counted from when it was sent
public record Deadlines(Duration request) {
  private static final Duration OVERDUE = Duration.ofMinutes(10);
  private static final Duration VERIFY = Duration.ofMinutes(1);

  /// When an effect owed now counts as overdue.
  public Instant overdue(Instant now) {
    return now.plus(OVERDUE);
  }

  /// Until when a request sent now may be decided.
  public Instant expiry(Instant now) {
    return now.plus(request);
  }

  /// When a write made at a time is looked at: IAM needs a while to agree with itself.
  public Instant verification(Instant written) {
    return written.plus(VERIFY);
  }
}
