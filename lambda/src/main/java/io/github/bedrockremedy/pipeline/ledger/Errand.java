package io.github.bedrockremedy.pipeline.ledger;

import java.time.Duration;
import java.time.Instant;

/// Something the schedules start once in a while. If a start is lost, or every run of it died, the
/// clock of every five minutes does it instead.
///
/// @param kind which it is
/// @param owedAt from when on the clock does it, if nothing else did until then
/// @param begun how often it was begun since it was done last
/// @param version counts what was kept; each write is conditional on it
public record Errand(Kind kind, Instant owedAt, int begun, long version) {
  /// Longer than the function may run, so that two never do the same at the same time.
  private static final Duration HELD = Duration.ofMinutes(3);

  /// What does not come to its end must not be begun every five minutes for ever.
  private static final int TRIES = 3;

  /// What is started once in a while, and how long after its last run it is late by an hour.
  public enum Kind {
    /// Trail, rule, subscribers, profiles that gained a Region, and the look at the accounts.
    DAILY("daily", Duration.ofHours(25)),
    /// The message that it is alive, which names old patches.
    WEEKLY("weekly", Duration.ofDays(7).plusHours(1));

    private final String id;
    private final Duration late;

    Kind(String id, Duration late) {
      this.id = id;
      this.late = late;
    }

    /// As stored, and as the schedule calls it.
    public String id() {
      return id;
    }
  }

  /// One that was never run.
  public static Errand first(Kind kind, Instant now) {
    return new Errand(kind, now, 0, 0);
  }

  /// Whether a run has it for itself.
  public boolean isHeld(Instant now) {
    return begun > 0 && now.isBefore(owedAt);
  }

  /// A run begins; if it dies, the clock tries again, and after a few times not before it is late.
  public Errand begins(Instant now) {
    return begun + 1 < TRIES ? new Errand(kind, now.plus(HELD), begun + 1, version) : done(now);
  }

  /// All of it is done.
  public Errand done(Instant now) {
    return new Errand(kind, now.plus(kind.late), 0, version);
  }

  /// As it was kept, once more than before.
  public Errand kept() {
    return new Errand(kind, owedAt, begun, version + 1);
  }
}
