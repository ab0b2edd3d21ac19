package io.github.bedrockremedy.iam;

import java.util.List;
import java.util.Optional;

/// Id of a system-defined inference profile: a known prefix and the id of the model behind it. The
/// prefix is read from a table, longest first, and says nothing about where the profile routes to.
///
/// @param prefix geography without its dot, `us`, `us-gov`, `global`
/// @param model the model behind the profile
public record InferenceProfileId(String prefix, ModelId model) {
  private static final List<String> PREFIXES =
      List.of("global", "us-gov", "apac", "us", "eu", "jp", "au", "ca", "in");

  /// Reads `us.anthropic.claude-…`; empty when the prefix is not in the table.
  public static Optional<InferenceProfileId> parse(String text) {
    for (String prefix : PREFIXES) {
      if (text.startsWith(prefix) && text.startsWith(".", prefix.length())) {
        return ModelId.parse(text.substring(prefix.length() + 1))
            .filter(model -> !model.isPrefixed())
            .map(model -> new InferenceProfileId(prefix, model));
      }
    }
    return Optional.empty();
  }

  /// Reads an id whose prefix is in no table; empty if no provider's name stands behind the first
  /// dot. New prefixes appear, and only Bedrock knows such a profile.
  static Optional<InferenceProfileId> parseUnknown(ModelId id) {
    int dot = id.value().indexOf('.');
    return ModelId.parse(id.value().substring(dot + 1))
        .filter(_ -> id.isPrefixed())
        .map(model -> new InferenceProfileId(id.value().substring(0, dot), model));
  }

  /// Whether requests may be routed to any commercial Region.
  public boolean isGlobal() {
    return prefix.equals("global");
  }

  /// The id as callers write it.
  public String value() {
    return prefix.concat(".").concat(model.value());
  }

  @Override
  public String toString() {
    return value();
  }
}
