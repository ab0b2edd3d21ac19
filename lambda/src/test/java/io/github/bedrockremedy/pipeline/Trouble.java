package io.github.bedrockremedy.pipeline;

import java.util.Random;
import java.util.function.Supplier;

/// Lets writes go wrong before or after they took effect, and others act meanwhile.
final class Trouble {
  final Workers workers;
  private final Random random;
  private double share;
  private int cuts;

  Trouble(Random random) {
    this.random = random;
    this.workers = new Workers(random);
  }

  void share(double of) {
    this.share = of;
  }

  /// How many writes went wrong so far.
  int cuts() {
    return cuts;
  }

  /// A write of the table, which others may come before.
  <T> T write(Supplier<T> write) {
    return workers.call(() -> around(write));
  }

  /// A write that may be cut on either side.
  <T> T around(Supplier<T> write) {
    cut("before");
    T done = write.get();
    cut("after");
    return done;
  }

  private void cut(String side) {
    if (random.nextDouble() < share) {
      cuts++;
      throw new IllegalStateException("cut " + side);
    }
  }
}
