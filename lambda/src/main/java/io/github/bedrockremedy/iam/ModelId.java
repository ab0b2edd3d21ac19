package io.github.bedrockremedy.iam;

import java.util.Optional;
import java.util.Set;

/// Id of a foundation model as it stands behind `foundation-model/`, never with the prefix of a
/// profile: `anthropic.claude-sonnet-4-5-20250929-v1:0`, `amazon.nova-lite-v1:0`.
///
/// @param value the id
public record ModelId(String value) implements Comparable<ModelId> {
  private static final Set<String> PROVIDERS =
      Set.of(
          "ai21",
          "amazon",
          "anthropic",
          "cohere",
          "deepseek",
          "google",
          "luma",
          "meta",
          "minimax",
          "mistral",
          "moonshot",
          "moonshotai",
          "nvidia",
          "openai",
          "qwen",
          "stability",
          "twelvelabs",
          "writer",
          "xai",
          "zai");

  public ModelId {
    if (!isId(value)) {
      throw new IllegalArgumentException("'" + value + "' is not a model id");
    }
  }

  /// Reads a model id; empty for text that cannot be one.
  public static Optional<ModelId> parse(String text) {
    return isId(text) ? Optional.of(new ModelId(text)) : Optional.empty();
  }

  /// The provider, `anthropic`.
  public String provider() {
    return value.substring(0, value.indexOf('.'));
  }

  /// Whether a provider's name stands behind the first dot or a later one: the id has a prefix, in
  /// a table or not, and is not the name of a model.
  public boolean isPrefixed() {
    for (int dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', dot + 1)) {
      int end = value.indexOf('.', dot + 1);
      if (end > 0 && PROVIDERS.contains(value.substring(dot + 1, end))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text has the form of an id: a provider, a dot, letters, digits, `.`, `:`, `-`, `_`,
  /// and a letter or digit at its end, so that an id cut short with an ellipsis is none.
  static boolean isId(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || text.length() > 140 || text.contains("..")) {
      return false;
    }
    if (!Character.isLetterOrDigit(text.charAt(text.length() - 1))) {
      return false;
    }
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && c != '.' && c != ':' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(ModelId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
