package io.github.bedrockremedy.edge;

import java.time.Duration;
import java.util.function.IntSupplier;

/// How long the function that is running may still run. Until somebody says so, for ever.
public final class TimeLeft {
  /// To write down what is left undone, and to answer.
  private static final Duration TO_END = Duration.ofSeconds(3);

  private volatile IntSupplier millis = () -> Integer.MAX_VALUE;

  /// Counts by an invocation from now on.
  ///
  /// @param left milliseconds, as the invocation's context counts them down
  public void of(IntSupplier left) {
    millis = left;
  }

  /// Whether there is time to wait and do something then.
  boolean allows(Duration wait) {
    return wait.plus(TO_END).toMillis() < millis.getAsInt();
  }
}
