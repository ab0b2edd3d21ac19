package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The weekly message, and what is told before it because it cannot wait.
class WeeklyMessageTest {
  @Test
  void whatIsBrokenIsToldOnceAWeekAndStandsInTheDigest() throws Exception {
    Map<String, String> watched =
        Map.of(EnvironmentKeys.RULE_NAME, "denials", EnvironmentKeys.EXPECTED_SUBSCRIBERS, "1");
    try (Incident incident = Incident.start(watched)) {
      incident.clock.advance(Duration.ofDays(1));
      incident.installation.review(Clock.daily());
      LookAheadTest.day(incident);
      assertEquals(
          1, incident.told("[Broken] Bedrock Remedy does not hear of denials: an event rule"));
      assertEquals(1, incident.told("[Broken] Bedrock Remedy reaches fewer"));
      assertEquals(0, incident.told("[Broken] Bedrock Remedy hears of no denials: the trail"));
      incident.installation.review(Clock.weekly());
      assertEquals(
          "[Alive] Bedrock Remedy is at work, but for: subscribers, rule", incident.lastSubject());
      incident.clock.advance(Duration.ofDays(7));
      incident.installation.review(Clock.daily());
      assertEquals(2, incident.told("[Broken] Bedrock Remedy reaches fewer"));
    }
  }

  @Test
  void theWeeklyDigestSaysThatItIsAlive() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.review(Clock.weekly());
      incident.installation.review(Clock.weekly());
      assertEquals(1, incident.told("[Alive] Bedrock Remedy is at work"));
      assertTrue(incident.mail().contains("It watches 0 cases"), incident.mail());
    }
  }
}
