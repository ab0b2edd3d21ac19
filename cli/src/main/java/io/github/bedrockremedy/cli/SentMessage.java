package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// One message as its subscribers got it.
///
/// @param email text of the mail
/// @param slack custom notification for Slack, JSON
record SentMessage(String email, String slack) {
  /// Takes a published message apart.
  static SentMessage read(String published) {
    try {
      Map<String, Object> byProtocol = JSON.std.mapFrom(published);
      return new SentMessage(
          String.valueOf(byProtocol.getOrDefault("email", "")),
          String.valueOf(byProtocol.getOrDefault("https", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
