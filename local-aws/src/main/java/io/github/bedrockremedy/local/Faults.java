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
      pending.add(new Pending(action, Optional.of(fault)));
    }
  }

  /// Lets one of the next calls of an action fail, and those before it pass.
  ///
  /// @param which 1 for the next one
  public synchronized void nth(String action, Fault fault, int which) {
    for (int i = 1; i < which; i++) {
      pending.add(new Pending(action, Optional.empty()));
    }
    next(action, fault, 1);
  }

  /// Forgets every fault that has not happened yet.
  public synchronized void clear() {
    pending.clear();
  }

  /// Takes the oldest fault that waits for this action, if there is one.
  public synchronized Optional<Fault> take(String action) {
    for (int i = 0; i < pending.size(); i++) {
      if (RecordedCalls.matches(pending.get(i).action(), action)) {
        return pending.remove(i).fault();
      }
    }
    return Optional.empty();
  }

  private record Pending(String action, Optional<Fault> fault) {}
}
