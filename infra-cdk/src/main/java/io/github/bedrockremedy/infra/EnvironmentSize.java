package io.github.bedrockremedy.infra;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;

/// Lambda takes [#MOST] bytes for all variables of a function, written as one JSON object, and
/// refuses more only while the stack is deployed. What CloudFormation fills in later counts as much
/// as it can become.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>.
final class EnvironmentSize {
  static final int MOST = 4096;

  /// The longest ARN of what this stack makes: a topic of staging, in GovCloud.
  private static final String LONGEST_ARN = "x".repeat(110);

  private static final String LONGEST_REGION = "ap-southeast-2";
  private static final String LONGEST_PARTITION = "aws-us-gov";
  private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^\\]]*\\]\\}");

  /// Quotes, colon and comma of a variable.
  private static final int AROUND = 6;

  private static final int NAMED = 4;

  private EnvironmentSize() {}

  /// @throws SettingRefusedException if they are too long together
  static void check(Map<String, String> variables) {
    var total = 2 + variables.entrySet().stream().mapToInt(EnvironmentSize::bytes).sum();
    if (total > MOST) {
      throw new SettingRefusedException(
          "all of them together",
          total + " bytes in a function's environment",
          MOST + " bytes; the longest are " + longest(variables));
    }
  }

  private static String longest(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> setting(variable.getKey()).isPresent())
        .sorted(Comparator.comparingInt(EnvironmentSize::bytes).reversed())
        .limit(NAMED)
        .map(each -> "%s with %d".formatted(setting(each.getKey()).orElseThrow(), bytes(each)))
        .collect(Collectors.joining(", "));
  }

  /// The setting a variable carries, if it is one a deployment may choose.
  private static Optional<String> setting(String variable) {
    return Arrays.stream(Setting.values())
        .filter(setting -> variable.equals("REMEDY_" + setting.name()))
        .map(Setting::key)
        .findFirst();
  }

  private static int bytes(Map.Entry<String, String> variable) {
    var value =
        variable
            .getValue()
            .replace(Aws.REGION, LONGEST_REGION)
            .replace(Aws.PARTITION, LONGEST_PARTITION);
    var full = TOKEN.matcher(value).replaceAll(LONGEST_ARN).replace("\"", "\\\"");
    return AROUND + (variable.getKey() + full).getBytes(StandardCharsets.UTF_8).length;
  }
}
