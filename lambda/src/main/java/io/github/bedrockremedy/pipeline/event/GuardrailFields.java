package io.github.bedrockremedy.pipeline.event;

import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.json.JsonWalk;
import java.io.IOException;
import java.util.Optional;

/// The guardrail among a request's parameters: on its own, in `guardrailConfig`, or under the names
/// of the two headers that carry it. What is neither an id nor an ARN is not read.
final class GuardrailFields {
  private String identifier = "";
  private String version = "";
  private boolean contradicted;

  /// Reads the member of the request at hand, if it is one of a guardrail. Headers stand there in
  /// either of two spellings.
  boolean read(JsonWalk walk) throws IOException {
    switch (walk.name()) {
      case "guardrailIdentifier",
          "X-Amzn-Bedrock-GuardrailIdentifier",
          "x-amzn-bedrock-guardrailidentifier" ->
          identifier = one(identifier, walk.text());
      case "guardrailVersion",
          "X-Amzn-Bedrock-GuardrailVersion",
          "x-amzn-bedrock-guardrailversion" ->
          version = one(version, walk.text());
      case "guardrailConfig" -> readConfiguration(walk);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readConfiguration(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      switch (walk.name()) {
        case "guardrailIdentifier" -> identifier = one(identifier, walk.text());
        case "guardrailVersion" -> version = one(version, walk.text());
        default -> walk.skip();
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
