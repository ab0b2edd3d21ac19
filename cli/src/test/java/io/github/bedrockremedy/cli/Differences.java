package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/// Where an actual JSON value differs from an expected one, field by field. A field that is not
/// expected may hold anything; an expected null is null or not there; arrays are equal as a whole.
final class Differences {
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /// One line a differing field, `explain.diagnosis.cause: expected …, was …`.
  static List<String> between(JsonNode expected, JsonNode actual) {
    var differences = new Differences();
    differences.compare("", expected, actual);
    return List.copyOf(differences.found);
  }

  private void compare(String at, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      expected
          .properties()
          .forEach(
              field ->
                  compare(
                      at.isEmpty() ? field.getKey() : at + "." + field.getKey(),
                      field.getValue(),
                      actual.path(field.getKey())));
      return;
    }
    boolean bothNothing = expected.isNull() && (actual.isNull() || actual.isMissingNode());
    if (!bothNothing && !expected.equals(actual)) {
      found.add(at + ": expected " + text(expected) + ", was " + text(actual));
    }
  }

  private static String text(JsonNode node) {
    return node instanceof MissingNode ? "not there" : node.toString();
  }
}
