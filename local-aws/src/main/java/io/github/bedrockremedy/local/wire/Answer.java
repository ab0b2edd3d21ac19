package io.github.bedrockremedy.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One HTTP answer.
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  /// An XML answer.
  public static Answer xml(int status, String text) {
    return new Answer(status, "text/xml", Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A JSON answer.
  public static Answer json(int status, String text, Map<String, String> headers) {
    return new Answer(status, "application/json", headers, text.getBytes(StandardCharsets.UTF_8));
  }
}
