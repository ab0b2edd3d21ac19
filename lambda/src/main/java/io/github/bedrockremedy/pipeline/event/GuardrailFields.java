package io.github.bedrockremedy.pipeline.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bedrockremedy.iam.GuardrailReference;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// The guardrail among a request's parameters: on its own, in `guardrailConfig`, or under the names
/// of the two headers that carry it. What is neither an id nor an ARN is not read.
final class GuardrailFields {
  private static final String HEADER = "x-amzn-bedrock-";

  private String identifier = "";
  private String version = "";
  private boolean contradicted;

  /// Reads a member of the request, if it is one of a guardrail; the parser stands on its value.
  boolean read(String name, JsonParser parser) throws IOException {
    switch (plain(name)) {
      case "guardrailidentifier" -> identifier = one(identifier, RecordFields.text(parser));
      case "guardrailversion" -> version = one(version, RecordFields.text(parser));
      case "guardrailconfig" -> readConfiguration(parser);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String plain(String name) {
    boolean header = name.regionMatches(true, 0, HEADER, 0, HEADER.length());
    String bare = header ? name.substring(HEADER.length()) : name;
    return bare.regionMatches(true, 0, "guardrail", 0, 9) ? bare.toLowerCase(Locale.ROOT) : "";
  }

  private void readConfiguration(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "guardrailIdentifier" -> identifier = one(identifier, RecordFields.text(parser));
        case "guardrailVersion" -> version = one(version, RecordFields.text(parser));
        default -> parser.skipChildren();
      }
    }
  }

  /// A request that names two guardrails says nothing of either.
  private String one(String known, String also) {
    contradicted |= !known.isEmpty() && !also.isEmpty() && !known.equals(also);
    return known.isEmpty() ? also : known;
  }

  Optional<String> identifier() {
    return Optional.of(identifier)
        .filter(text -> !contradicted && GuardrailReference.isIdentifier(text));
  }

  Optional<String> version() {
    return Optional.of(version)
        .filter(text -> identifier().isPresent() && GuardrailReference.isVersion(text));
  }
}
