package io.github.bedrockremedy.entry;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Makes something at the first call and keeps it.
final class Once {
  private Once() {}

  static <C> Supplier<C> of(Supplier<C> make) {
    var kept = new ConcurrentHashMap<String, C>();
    return () -> Objects.requireNonNull(kept.computeIfAbsent("kept", _ -> make.get()));
  }
}
