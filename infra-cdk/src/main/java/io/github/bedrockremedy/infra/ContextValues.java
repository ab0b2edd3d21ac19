package io.github.bedrockremedy.infra;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads typed values out of the CDK context: text from `-c key=value`, or text, numbers, truth
/// values and lists from `cdk.json`.
final class ContextValues {
  /// Keys of the CDK, of its look-ups and of its plug-ins carry one of these.
  private static final Pattern THEIRS = Pattern.compile("[^@:/]*[@:/].*", Pattern.DOTALL);

  /// All that the CDK's command line sets without one of them, in `cdk.context.json`.
  private static final Set<String> OF_THE_COMMAND_LINE =
      Set.of(
          // `cdk acknowledge`: notices not to be shown again
          "acknowledged-issue-numbers",
          // `cdk cli-telemetry --disable`
          "cli-telemetry");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final Map<String, ?> context;

  ContextValues(Map<String, ?> context) {
    this.context = context;
  }

  /// Refuses every key that is neither the CDK's nor a setting: a mistyped `mode` must not deploy
  /// the default.
  void refuseUnknownKeys() {
    for (var entry : context.entrySet()) {
      if (isOurs(entry.getKey()) && Setting.of(entry.getKey()).isEmpty()) {
        var known =
            Arrays.stream(Setting.values()).map(Setting::key).sorted().collect(Collectors.toList());
        throw new SettingRefusedException(
            entry.getKey(), entry.getValue(), "no such setting, only " + String.join(", ", known));
      }
    }
  }

  private static boolean isOurs(String key) {
    return !OF_THE_COMMAND_LINE.contains(key) && !THEIRS.matcher(key).matches();
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

  /// A list, or one text with commas; every element must match. What is given holds at least one:
  /// an empty variable of a script must not deploy without the limit it stands for.
  List<String> list(Setting setting, Pattern element) {
    if (!has(setting)) {
      return List.of();
    }
    var given = context.get(setting.key());
    var found = elements(given).map(each -> matched(setting, each, element)).distinct().toList();
    if (found.isEmpty()) {
      throw new SettingRefusedException(setting, given);
    }
    return found;
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

  private static Stream<?> elements(@Nullable Object given) {
    return switch (given) {
      case null -> Stream.empty();
      case Collection<?> list -> list.stream();
      case String text ->
          Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty());
      default -> Stream.of(given);
    };
  }
}
