package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.util.List;
import java.util.Optional;

/// What the daily look is told of the installation's surroundings.
///
/// @param trail the one trail that has to log; empty: any may
/// @param rules names of the event rules, behind bus and slash where that is not the default one;
///     empty where there are none, as on one's own machine
/// @param alarmsTopic the topic of alarms; empty where there is none, as on one's own machine
/// @param subscribers how many each topic should have
public record Watch(
    Optional<String> trail, List<String> rules, Optional<String> alarmsTopic, int subscribers) {
  public Watch {
    rules = List.copyOf(rules);
  }

  /// Reads the environment.
  ///
  /// @throws IllegalArgumentException with the variable, its value and what is allowed
  static Watch read(Variables variables) {
    return new Watch(
        some(variables.value(EnvironmentKeys.TRAIL_NAME, "")),
        variables.list(EnvironmentKeys.RULE_NAME),
        some(variables.value(EnvironmentKeys.ALARMS_TOPIC, "")),
        variables.number(EnvironmentKeys.EXPECTED_SUBSCRIBERS, 0, 0, 1000));
  }

  private static Optional<String> some(String value) {
    return Optional.of(value).filter(v -> !v.isEmpty());
  }
}
