package io.github.bedrockremedy.infra;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads typed values out of the CDK context: text from `-c key=value`, or text, truth values and
/// lists from `cdk.json`.
final class ContextValues {
  /// Keys of the CDK and of its plug-ins always carry one of `@ : / -`.
  private static final Pattern OURS = Pattern.compile("[A-Za-z]+");

  private final Map<String, ?> context;

  ContextValues(Map<String, ?> context) {
    this.context = context;
  }

  /// Refuses what looks like a setting but is none: a mistyped `mode` must not deploy the default.
  void refuseKeysBeyond(Set<String> known) {
    for (var entry : context.entrySet()) {
      if (OURS.matcher(entry.getKey()).matches() && !known.contains(entry.getKey())) {
        throw new SettingRefusedException(
            entry.getKey(), entry.getValue(), "no such setting, only " + spoken(known));
      }
    }
  }

  boolean has(String key) {
    return context.containsKey(key);
  }

  <E extends Enum<E> & Spelled> E choice(String key, E fallback) {
    if (!has(key)) {
      return fallback;
    }
    var values = fallback.getDeclaringClass().getEnumConstants();
    var given = context.get(key);
    return Stream.of(values)
        .filter(value -> value.spelling().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingRefusedException(
                    key,
                    given,
                    Stream.of(values).map(Spelled::spelling).collect(Collectors.joining(", "))));
  }

  boolean flag(String key) {
    var given = has(key) ? context.get(key) : "false";
    return switch (String.valueOf(given)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingRefusedException(key, given, "true, false");
    };
  }

  /// A list, or one text with commas; every element must match.
  List<String> list(String key, Pattern element, String allowed) {
    if (!has(key)) {
      return List.of();
    }
    var given = context.get(key);
    if (given == null) {
      throw new SettingRefusedException(key, given, allowed);
    }
    return elements(given).map(each -> matched(key, each, element, allowed)).distinct().toList();
  }

  Optional<String> one(String key, Pattern pattern, String allowed) {
    var found = list(key, pattern, allowed);
    if (found.size() > 1) {
      throw new SettingRefusedException(key, found, "one value: " + allowed);
    }
    return found.stream().findFirst();
  }

  private static String matched(String key, Object given, Pattern pattern, String allowed) {
    if (given instanceof String text && pattern.matcher(text).matches()) {
      return text;
    }
    throw new SettingRefusedException(key, given, allowed);
  }

  private static Stream<?> elements(Object given) {
    return switch (given) {
      case Collection<?> list -> list.stream();
      case String text ->
          Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty());
      default -> Stream.of(given);
    };
  }

  private static String spoken(Set<String> keys) {
    return String.join(", ", new TreeSet<>(keys));
  }
}
