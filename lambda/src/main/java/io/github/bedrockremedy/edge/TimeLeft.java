package io.github.bedrockremedy.edge;

import java.time.Duration;
import java.util.function.IntSupplier;

/// How long the function that is running may still run. Until somebody says so, for ever.
public final class TimeLeft {
  /// To write down what is left undone, and to answer.
  private static final Duration TO_END = Duration.ofSeconds(3);

  /// What one plan and its case take at the most.
  private static final Duration ONE_MORE = Duration.ofSeconds(20);

  /// What one message and its marks in the table take, should a call be answered as late as can be.
  private static final Duration ONE_MESSAGE = Duration.ofSeconds(10);

  private volatile IntSupplier millis = () -> Integer.MAX_VALUE;

  /// Counts by an invocation from now on.
  ///
  /// @param left milliseconds, as the invocation's context counts them down
  public void of(IntSupplier left) {
    millis = left;
  }

  /// Whether there is time for one more plan.
  public boolean forOneMore() {
    return allows(ONE_MORE);
  }

  /// Whether there is time for one more message.
  public boolean forOneMessage() {
    return allows(ONE_MESSAGE);
  }

  /// Whether there is time for something that takes so long, and for the end.
  boolean allows(Duration something) {
    return something.plus(TO_END).toMillis() < millis.getAsInt();
  }
}
