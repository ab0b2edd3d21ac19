package io.github.bedrockremedy.local;

import java.util.Map;
import java.util.Optional;

/// A message as it was handed to SNS.
///
/// @param message the raw text, with `messageStructure` = `json` a JSON object by protocol
/// @param attributes message attributes, name to string value
public record Publication(
    String messageId,
    String topicArn,
    Optional<String> subject,
    String message,
    Optional<String> messageStructure,
    Map<String, String> attributes) {
  public Publication {
    attributes = Map.copyOf(attributes);
  }
}
