package io.github.bedrockremedy.local;

import io.github.bedrockremedy.local.wire.AwsError;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Every session there is. Thread-safe; keys are counted and not random, and nothing here is
/// secret.
public final class Sessions {
  private static final String SESSION_KEY = "ASIA";

  private final Map<String, Session> byKey = new HashMap<>();

  Sessions() {}

  /// Opens a session.
  public synchronized Session open(
      String roleArn, String name, Optional<String> policy, Instant expires) {
    String number = "%012d".formatted(byKey.size() + 1);
    String key = SESSION_KEY + "LOCL" + number;
    var session = new Session(key, "token-" + number, roleArn, name, policy, expires);
    byKey.put(key, session);
    return session;
  }

  /// The session an access key stands for.
  public synchronized Optional<Session> find(String accessKey) {
    return Optional.ofNullable(byKey.get(accessKey));
  }

  /// Refuses what AWS refuses before it looks at a request.
  ///
  /// @param token as it came with the request, or empty
  /// @throws AwsError if the key is no session's or has another token, or the session has ended
  public void check(String accessKey, String token, Instant now) {
    Optional<Session> session = find(accessKey);
    boolean known = session.filter(s -> s.token().equals(token)).isPresent();
    if (accessKey.startsWith(SESSION_KEY) && !known) {
      throw new AwsError(
          403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
    if (session.filter(s -> !now.isBefore(s.expires())).isPresent()) {
      throw new AwsError(
          403, "ExpiredToken", "The security token included in the request is expired");
    }
  }
}
