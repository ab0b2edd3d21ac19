package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.iam.Region;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the daily look is told of the installation's surroundings.
///
/// @param trail the one trail that has to log; empty: any may
/// @param rule name of the event rule; empty where there is none, as on one's own machine
/// @param subscribers how many the approvals topic should have
/// @param sources Regions whose denials come here, as written; empty for the home Region
public record Watch(Optional<String> trail, String rule, int subscribers, Set<String> sources) {
  private static final String EVERY = "*";

  /// Reads the environment.
  ///
  /// @throws IllegalArgumentException with the variable, its value and what is allowed
  static Watch read(Map<String, String> environment) {
    return new Watch(
        Optional.of(value(environment, EnvironmentKeys.TRAIL_NAME)).filter(v -> !v.isEmpty()),
        value(environment, EnvironmentKeys.RULE_NAME),
        subscribers(value(environment, EnvironmentKeys.EXPECTED_SUBSCRIBERS)),
        Arrays.stream(value(environment, EnvironmentKeys.SOURCE_REGIONS).split(",", -1))
            .map(String::strip)
            .filter(v -> !v.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// Regions in which to look at a profile that is granted in any; empty for those the role's own
  /// grants name.
  Set<Region> regions(Region home) {
    if (sources.contains(EVERY)) {
      return Set.of();
    }
    return sources.isEmpty()
        ? Set.of(home)
        : sources.stream()
            .flatMap(s -> Region.parse(s).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String value(Map<String, String> environment, String key) {
    return environment.getOrDefault(key, "").strip();
  }

  private static int subscribers(String value) {
    boolean number = value.length() < 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw new IllegalArgumentException(
          EnvironmentKeys.EXPECTED_SUBSCRIBERS
              + " is '"
              + value
              + "'; expected a whole number from 0 to 1000");
    }
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }
}
