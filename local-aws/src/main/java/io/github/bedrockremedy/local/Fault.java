package io.github.bedrockremedy.local;

/// What may go wrong with a call on demand.
public enum Fault {
  /// The service's own throttling error; nothing is done.
  THROTTLE,
  /// The service's own 500; nothing is done.
  SERVER_ERROR,
  /// The connection closes without an answer; nothing is done.
  TIME_OUT,
  /// The call takes effect, then the connection closes without an answer.
  DROP_AFTER_WRITE,
  /// The service's own access-denied error; nothing is done.
  ACCESS_DENIED
}
