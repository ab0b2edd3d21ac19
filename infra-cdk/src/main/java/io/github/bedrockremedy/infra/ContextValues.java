package io.github.bedrockremedy.infra;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads typed values out of the CDK context: text from `-c key=value`, or text, numbers, truth
/// values and lists from `cdk.json`.
final class ContextValues {
  /// Keys of the CDK and of its plug-ins always carry one of `@ : / -`.
  private static final Pattern OURS = Pattern.compile("[A-Za-z]+");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final Map<String, ?> context;

  ContextValues(Map<String, ?> context) {
    this.context = context;
  }

  /// Refuses what looks like a setting but is none: a mistyped `mode` must not deploy the default.
  void refuseUnknownKeys() {
    for (var entry : context.entrySet()) {
      if (OURS.matcher(entry.getKey()).matches() && Setting.of(entry.getKey()).isEmpty()) {
        var known =
            Arrays.stream(Setting.values()).map(Setting::key).sorted().collect(Collectors.toList());
        throw new SettingRefusedException(
            entry.getKey(), entry.getValue(), "no such setting, only " + String.join(", ", known));
      }
    }
  }

  boolean has(Setting setting) {
    return context.containsKey(setting.key());
  }

  <E extends Enum<E> & Spelled> E choice(Setting setting, E fallback) {
    if (!has(setting)) {
      return fallback;
    }
    var given = context.get(setting.key());
    return Stream.of(fallback.getDeclaringClass().getEnumConstants())
        .filter(value -> value.spelling().equals(given))
        .findFirst()
        .orElseThrow(() -> new SettingRefusedException(setting, given));
  }

  boolean flag(Setting setting) {
    var given = has(setting) ? context.get(setting.key()) : setting.standard();
    return switch (String.valueOf(given)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingRefusedException(setting, given);
    };
  }

  int number(Setting setting, int least, int most) {
    var given = has(setting) ? context.get(setting.key()) : setting.standard();
    var text = String.valueOf(given);
    if (NUMBER.matcher(text).matches()) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new SettingRefusedException(setting, given);
  }

  /// A list, or one text with commas; every element must match.
  List<String> list(Setting setting, Pattern element) {
    if (!has(setting)) {
      return List.of();
    }
    var given = context.get(setting.key());
    if (given == null) {
      throw new SettingRefusedException(setting, given);
    }
    return elements(given).map(each -> matched(setting, each, element)).distinct().toList();
  }

  Optional<String> one(Setting setting, Pattern pattern) {
    var found = list(setting, pattern);
    if (found.size() > 1) {
      throw new SettingRefusedException(setting.key(), found, "one value: " + setting.allowed());
    }
    return found.stream().findFirst();
  }

  private static String matched(Setting setting, Object given, Pattern pattern) {
    if (given instanceof String text && pattern.matcher(text).matches()) {
      return text;
    }
    throw new SettingRefusedException(setting, given);
  }

  private static Stream<?> elements(Object given) {
    return switch (given) {
      case Collection<?> list -> list.stream();
      case String text ->
          Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty());
      default -> Stream.of(given);
    };
  }
}
