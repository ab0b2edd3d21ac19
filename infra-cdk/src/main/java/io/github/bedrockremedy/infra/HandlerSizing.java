package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import software.amazon.awscdk.Duration;

/// Memory and time of a handler. Memory buys processor time as well, and starting Java wants that
/// more than room.
record HandlerSizing(int memoryMegabytes, Duration timeout) {
  static HandlerSizing of(HandlerActions handler) {
    return switch (handler) {
      case DENIAL, PATCH -> new HandlerSizing(1024, Duration.seconds(60));
      case NOTIFICATION -> new HandlerSizing(1024, Duration.seconds(30));
      // A person waits for it, and the HTTP API itself gives up after 30 s.
      case APPROVAL -> new HandlerSizing(1769, Duration.seconds(20));
      case REVIEW -> new HandlerSizing(1024, Duration.seconds(120));
    };
  }
}
