package io.github.bedrockremedy.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The environment, read by name. Blank counts as absent.
record Variables(Map<String, String> environment) {
  String required(String key, String expected) {
    String value = value(key, "");
    if (value.isEmpty()) {
      throw rejected(key, "", expected);
    }
    return value;
  }

  boolean flag(String key, boolean standard) {
    String value = value(key, String.valueOf(standard));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw rejected(key, value, "true or false");
    };
  }

  int number(String key, int standard, int least, int most) {
    String value = value(key, String.valueOf(standard));
    String expected = "a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(value);
      if (number < least || number > most) {
        throw rejected(key, value, expected);
      }
      return number;
    } catch (NumberFormatException e) {
      throw rejected(key, value, expected);
    }
  }

  List<String> list(String key) {
    return Arrays.stream(value(key, "").split(",", -1))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  String value(String key, String standard) {
    String value = environment.getOrDefault(key, "").strip();
    return value.isEmpty() ? standard : value;
  }

  static IllegalArgumentException rejected(String key, String value, String expected) {
    return new IllegalArgumentException("%s is '%s'; expected %s".formatted(key, value, expected));
  }
}
