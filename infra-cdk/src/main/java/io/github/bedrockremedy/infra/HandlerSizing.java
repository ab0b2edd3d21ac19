package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import software.amazon.awscdk.Duration;

/// Memory and time of a handler. Memory buys processor time as well, and starting Java wants that
/// more than room.
///
/// @param personWaits whether a person waits for the answer: then the function starts from a
///     snapshot. Queues and clocks have time, and a function that runs seldom gains little.
record HandlerSizing(int memoryMegabytes, Duration timeout, boolean personWaits) {
  static HandlerSizing of(HandlerActions handler) {
    return switch (handler) {
      case DENIAL, PATCH -> new HandlerSizing(1024, Duration.seconds(60), false);
      case NOTIFICATION -> new HandlerSizing(1024, Duration.seconds(30), false);
      // The HTTP API gives up after 30 s, Slack after 15.
      case APPROVAL -> new HandlerSizing(1769, Duration.seconds(14), true);
      case REVIEW -> new HandlerSizing(1024, Duration.seconds(120), false);
    };
  }
}
