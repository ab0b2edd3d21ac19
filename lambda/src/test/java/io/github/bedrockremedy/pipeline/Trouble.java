package io.github.bedrockremedy.pipeline;

import java.util.Random;
import java.util.function.Supplier;

/// Lets writes go wrong before or after they took effect.
final class Trouble {
  private final Random random;
  private double share;

  Trouble(Random random) {
    this.random = random;
  }

  void share(double of) {
    this.share = of;
  }

  /// A write that may be cut on either side.
  <T> T around(Supplier<T> write) {
    if (random.nextDouble() < share) {
      throw new IllegalStateException("cut before");
    }
    T done = write.get();
    if (random.nextDouble() < share) {
      throw new IllegalStateException("cut after");
    }
    return done;
  }
}
