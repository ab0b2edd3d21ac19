package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What was said no to once, and is foreseen again.
class ForeseenAgainTest {
  private static final Map<String, String> AUTO =
      Map.of(
          EnvironmentKeys.MODE, "auto",
          EnvironmentKeys.AUTO_PRINCIPALS, "*",
          EnvironmentKeys.ALLOWED_REGIONS, "*",
          EnvironmentKeys.LOOK_AHEAD, "auto");

  /// Rejected, denied after that, and left to expire.
  @Test
  void aNoIsAskedAboutAgainAndNotApprovedByARule() throws Exception {
    try (Incident incident = Incident.start(AUTO)) {
      LookAheadTest.grant(incident);
      incident.installation.review("daily");
      incident.decide("reject");
      incident.clock.advance(Duration.ofDays(8));
      incident.deliver();
      incident.pass(Duration.ofDays(4));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      incident.installation.aws().account().setTag(Incident.ROLE, "bedrock-remedy", "auto");
      incident.clock.advance(Duration.ofDays(8));
      incident.installation.review("daily");
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      List<String> steps = incident.steps();
      assertFalse(steps.contains("APPROVED"), steps::toString);
      assertEquals(3, incident.requests());
    }
  }
}
