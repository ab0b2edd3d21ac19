package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an installation that dropped itself to dry-run leaves undone, and says.
class DroppedTest {
  @Test
  void nobodyIsAskedUntilAPersonLetsItGoOn() throws Exception {
    Map<String, String> one = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(one).deliver()) {
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(0)));
      drop(incident);
      strike(incident, 16);
      assertEquals(1, incident.requests(), incident.log());
      assertTrue(
          incident.installation.aws().publications().stream()
              .noneMatch(p -> p.subject().orElse("").startsWith("[Waiting]")),
          incident.log());
      resume(incident);
      strike(incident, 12);
      assertEquals(2, incident.requests(), incident.log());
    }
  }

  @Test
  void aReminderWaitsUntilItGoesOnAndTheTimeStaysAsItWas() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      drop(incident);
      incident.pass(Duration.ofHours(19));
      strike(incident, 3);
      assertEquals(1, incident.installation.aws().publications().size(), incident.log());
      resume(incident);
      strike(incident, 3);
      assertTrue(incident.mail().startsWith("DECISION STILL NEEDED"), incident.mail());
      assertEquals(2, incident.installation.aws().publications().size());
      incident.pass(Duration.ofHours(5));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status());
    }
  }

  @Test
  void nothingIsApprovedAndWhoTriesIsToldWhy() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      drop(incident);
      String id = Incident.id().value();
      String refused = OtherWaysTest.cli(incident, 1, "approve", id, "--yes");
      assertTrue(refused.contains("Dropped to dry-run"), refused);
      incident.person().decide("approve", "Ada", "because");
      incident.installation.settle();
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      resume(incident);
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void theWeeklyMessageSaysWhatKeepsItFromWork() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      drop(incident);
      incident.installation.review("weekly");
      assertTrue(
          incident.lastSubject().startsWith("[Alive] Bedrock Remedy is dropped to dry-run"),
          incident.lastSubject());
      assertTrue(incident.mail().contains("bedrock-remedy resume"), incident.mail());
      incident.clock.advance(Duration.ofDays(7));
      incident.pause();
      incident.installation.review("weekly");
      assertTrue(
          incident.lastSubject().startsWith("[Alive] Bedrock Remedy is paused"),
          incident.lastSubject());
    }
  }

  /// As by a worker that died between telling and dropping.
  @Test
  void aDropThatIsMadeTwiceIsToldOnce() throws Exception {
    try (Incident incident = LimitsOnTheWayTest.autoWithOneWrite().deliver()) {
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(0)));
      Map<String, AttributeValue> row =
          Map.of(
              CaseTable.PK, AttributeValue.fromS(CaseTable.TRIPPED),
              CaseTable.SK, AttributeValue.fromS("-"));
      String table = incident.installation.settings().table();
      incident.installation.dynamoDb().deleteItem(d -> d.tableName(table).key(row));
      incident.clock.advance(Duration.ofMinutes(1));
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(1)));
      assertInstanceOf(Control.DryRun.class, incident.installation.ledger().control());
      assertEquals(
          1,
          incident.installation.aws().publications().stream()
              .filter(p -> p.subject().orElse("").startsWith("[Dry run]"))
              .count());
    }
  }

  private static void drop(Incident incident) {
    incident.installation.ledger().trip("a test", incident.clock.instant());
  }

  private static void resume(Incident incident) throws Exception {
    incident.clock.advance(Duration.ofMinutes(1));
    incident.write(SwitchRow.turned(false, incident.clock.instant()));
  }

  private static void strike(Incident incident, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      incident.pass(Duration.ofMinutes(5));
    }
  }
}
