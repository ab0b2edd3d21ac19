package io.github.bedrockremedy.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Faults waiting for the next matching calls. Thread-safe.
public final class Faults {
  private final List<Pending> pending = new ArrayList<>();

  Faults() {}

  /// Lets the next `times` calls of an action fail.
  ///
  /// @param action `iam:PutRolePolicy`, or a whole service, `dynamodb:*`
  public synchronized void next(String action, Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      pending.add(new Pending(action, fault));
    }
  }

  /// Forgets every fault that has not happened yet.
  public synchronized void clear() {
    pending.clear();
  }

  /// Takes the oldest fault that waits for this action, if there is one.
  public synchronized Optional<Fault> take(String action) {
    for (int i = 0; i < pending.size(); i++) {
      if (RecordedCalls.matches(pending.get(i).action(), action)) {
        return Optional.of(pending.remove(i).fault());
      }
    }
    return Optional.empty();
  }

  private record Pending(String action, Fault fault) {}
}
