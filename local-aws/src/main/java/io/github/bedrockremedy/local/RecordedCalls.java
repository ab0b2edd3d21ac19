package io.github.bedrockremedy.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Every call received, in order of arrival, failed ones too. Thread-safe.
public final class RecordedCalls {
  private final List<Call> calls = new ArrayList<>();
  private Duration answering = Duration.ZERO;

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

  /// How long the account took to answer them, for who measures those that call.
  public synchronized Duration answering() {
    return answering;
  }

  /// Forgets the calls so far.
  public synchronized void reset() {
    calls.clear();
    answering = Duration.ZERO;
  }

  /// Adds a call.
  public synchronized void add(Call call) {
    calls.add(call);
  }

  /// Adds the time an answer took.
  public synchronized void answered(Duration took) {
    answering = answering.plus(took);
  }

  static boolean matches(String pattern, String action) {
    return pattern.endsWith(":*")
        ? action.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(action);
  }
}
