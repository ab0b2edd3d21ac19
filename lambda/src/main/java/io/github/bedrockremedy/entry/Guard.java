package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.edge.log.JsonLog;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps one thing nobody can read or answer for from holding up the others: a line in the log, and
/// on with the next.
record Guard(JsonLog log) {
  <T> Optional<T> get(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException e) {
      log.line("review-failed", Map.of("fault", e.getClass().getSimpleName()));
      return Optional.empty();
    }
  }

  /// Whether it came to its end.
  boolean run(Runnable work) {
    return get(() -> {
          work.run();
          return true;
        })
        .isPresent();
  }
}
