package io.github.bedrockremedy.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that starts at the last event's time and moves only when it is told to.
final class ReplayClock implements InstantSource {
  private volatile Instant now;

  ReplayClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
