package io.github.bedrockremedy.local;

import java.util.ArrayList;
import java.util.List;

/// Every call received, in order of arrival, failed ones too. Thread-safe.
public final class RecordedCalls {
  private final List<Call> calls = new ArrayList<>();

  RecordedCalls() {}

  /// The calls so far.
  public synchronized List<Call> list() {
    return List.copyOf(calls);
  }

  /// How many calls arrived.
  public synchronized int count() {
    return calls.size();
  }

  /// How many calls of an action arrived.
  ///
  /// @param action `iam:PutRolePolicy`, or a whole service, `iam:*`
  public synchronized int count(String action) {
    return (int) calls.stream().filter(call -> matches(action, call.action())).count();
  }

  /// Forgets the calls so far.
  public synchronized void reset() {
    calls.clear();
  }

  /// Adds a call.
  public synchronized void add(Call call) {
    calls.add(call);
  }

  static boolean matches(String pattern, String action) {
    return pattern.endsWith(":*")
        ? action.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(action);
  }
}
