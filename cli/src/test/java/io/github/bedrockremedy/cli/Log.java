package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the handlers log.
public final class Log {
  private Log() {}

  /// Lines of a story with a bit of everything: asked, held back, approved, applied, verified,
  /// undone, and messages that are none of our work.
  public static String ofAWholeStory() throws Exception {
    Map<String, String> environment = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(environment).deliver()) {
      incident.deliver();
      incident.installation.deliver(
          List.of("{\"detail\":{}}", "no json", Incident.event().replace("sonnet", "haiku")));
      incident.decide("approve");
      incident.pass(Duration.ofMinutes(2));
      incident.undo();
      for (int i = 0; i < 13; i++) {
        incident.pass(Duration.ofMinutes(5));
      }
      incident.pass(Duration.ofHours(26));
      return incident.log();
    }
  }
}
