package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.SlackCommand;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The buttons of the last request in Slack.
final class SlackButton {
  static final Map<String, String> WITH_SLACK =
      Map.of(
          EnvironmentKeys.SLACK_ALIAS,
          SlackCommand.ALIAS,
          EnvironmentKeys.APPROVAL_CHANNEL,
          "slack");

  private SlackButton() {}

  /// What the button carries that decides so.
  static Map<String, String> button(Incident incident, String decision) {
    return Map.of("i", Incident.id().value(), "h", incident.form(), "d", decision);
  }

  /// What Slack shows to who pressed it.
  static String press(Incident incident, String alias, Map<String, String> payload)
      throws Exception {
    byte[] answer = incident.installation.pressed(alias, JSON.std.asBytes(payload));
    return new String(answer, StandardCharsets.UTF_8);
  }
}
