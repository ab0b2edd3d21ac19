package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the clock has to look again.
///
/// @param request how long a request stays open, counted from when it was sent
public record Deadlines(Duration request) {
  /// How often an effect that is overdue is armed again.
  static final int ATTEMPTS = 5;

  private static final int HOURS_OF_TELLING = 24;
  private static final Duration OVERDUE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;
  private static final Duration VERIFY = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofDays(1);

  /// When an effect owed now counts as overdue.
  public Instant overdue(Instant now) {
    return now.plus(OVERDUE);
  }

  /// When an effect that was armed some times already counts as overdue once more: later and later,
  /// so that what is broken for an hour is not given up within that hour.
  public static Instant overdue(Instant now, int attempts) {
    Duration patience = OVERDUE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return now.plus(patience.compareTo(LONGEST) < 0 ? patience : LONGEST);
  }

  /// How often people are tried to be told: like any effect, then once an hour for a day, or for
  /// as long as the request would have stayed open. A write that has to be looked at does not wait
  /// for that: what the look comes to is told, too.
  int tellings(Case owing) {
    return switch (owing.status()) {
      case APPLIED -> ATTEMPTS;
      case PENDING -> ATTEMPTS + (int) request.toHours();
      case REPORTED,
          PLANNED,
          APPROVED,
          APPLYING,
          VERIFIED,
          RECURRED,
          ROLLBACK,
          ROLLED_BACK,
          CLEANING,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED ->
          tellings();
    };
  }

  /// How often people are tried to be told of what is no case.
  public static int tellings() {
    return ATTEMPTS + HOURS_OF_TELLING;
  }

  /// Until when a request sent now may be decided.
  public Instant expiry(Instant now) {
    return now.plus(request);
  }

  /// When people are reminded of a request: with a quarter of its time left.
  Instant reminder(Request sent) {
    return sent.expiresAt().minus(Duration.between(sent.sentAt(), sent.expiresAt()).dividedBy(4));
  }

  /// When a case that owes nothing any more is looked at again: as long as a policy of ours may be
  /// in force, it always is some time, and once more right after it was removed.
  Optional<Instant> next(Case settled, Instant now) {
    return switch (settled.status()) {
      case PENDING -> Optional.of(expiry(now));
      case APPLIED -> Optional.of(verification(settled.appliedAt().orElse(now)));
      case SUPERSEDED -> Optional.of(verification(now));
      case PLANNED -> Optional.of(RequestLimit.retry(now));
      case REPORTED,
          APPROVED,
          APPLYING,
          VERIFIED,
          RECURRED,
          ROLLBACK,
          ROLLED_BACK,
          CLEANING,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED ->
          settled.holdsPolicy() ? Optional.of(tomorrow(now)) : Optional.empty();
    };
  }

  /// When a policy of ours is looked at again.
  Instant tomorrow(Instant now) {
    return now.plus(LOOK);
  }

  /// When a write made at a time is looked at: IAM needs a while to agree with itself.
  public Instant verification(Instant written) {
    return written.plus(VERIFY);
  }
}
