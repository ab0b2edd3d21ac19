package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names of an installation's settings as people write them: `requireTag` for `REMEDY_REQUIRE_TAG`.
final class SettingNames {
  private static final String PREFIX = "REMEDY_";
  private static final Map<String, String> VARIABLES = variables();

  private SettingNames() {}

  /// The environment variable of a setting, by either of its names.
  static String variable(String name) {
    String variable = VARIABLES.get(name);
    if (variable != null) {
      return variable;
    }
    if (VARIABLES.containsValue(name)) {
      return name;
    }
    throw new Refusal(
        "--set knows no setting '"
            + name
            + "'; expected one of "
            + String.join(", ", VARIABLES.keySet()));
  }

  private static Map<String, String> variables() {
    return Arrays.stream(EnvironmentKeys.class.getFields())
        .map(SettingNames::value)
        .collect(Collectors.toMap(SettingNames::camel, v -> v, (a, _) -> a, TreeMap::new));
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String camel(String variable) {
    String[] words = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).split("_", -1);
    var name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }
}
