package io.github.bedrockremedy.iam;

import java.util.Optional;

/// One IAM action, never a pattern: `bedrock:InvokeModel`.
///
/// @param service the prefix before the colon
/// @param name the name after it
public record Action(String service, String name) implements Comparable<Action> {
  public static final Action INVOKE_MODEL = new Action("bedrock", "InvokeModel");
  public static final Action INVOKE_MODEL_STREAM =
      new Action("bedrock", "InvokeModelWithResponseStream");

  /// Nearly every denial is of this one: it is not read nor written anew each time.
  private static final String INVOKE_MODEL_TEXT = "bedrock:InvokeModel";

  public Action {
    if (!isWord(service, true) || !isWord(name, false)) {
      throw new IllegalArgumentException("'" + service + ":" + name + "' is not an IAM action");
    }
  }

  /// Reads `service:Name`; empty for anything else.
  public static Optional<Action> parse(String text) {
    if (text.equals(INVOKE_MODEL_TEXT)) {
      return Optional.of(INVOKE_MODEL);
    }
    int colon = text.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String service = text.substring(0, colon);
    String name = text.substring(colon + 1);
    return isWord(service, true) && isWord(name, false)
        ? Optional.of(new Action(service, name))
        : Optional.empty();
  }

  /// The other action of model inference; empty for every other action.
  public Optional<Action> twin() {
    if (equals(INVOKE_MODEL)) {
      return Optional.of(INVOKE_MODEL_STREAM);
    }
    return equals(INVOKE_MODEL_STREAM) ? Optional.of(INVOKE_MODEL) : Optional.empty();
  }

  /// Whether this is one of the two actions of model inference.
  public boolean invokesModel() {
    return equals(INVOKE_MODEL) || equals(INVOKE_MODEL_STREAM);
  }

  private static boolean isWord(String text, boolean dashes) {
    if (text.isEmpty() || text.length() > 64) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && !(dashes && c == '-')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Action other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return equals(INVOKE_MODEL) ? INVOKE_MODEL_TEXT : service + ":" + name;
  }
}
