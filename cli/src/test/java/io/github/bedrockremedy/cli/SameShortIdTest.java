package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Two cases whose hashes begin alike, so that they have one short id.
class SameShortIdTest {
  @Test
  void aDenialOfTheOtherCaseIsRefusedAndAnAlarmCountsIt() throws Exception {
    try (Incident incident = another(Incident.start().deliver())) {
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      String line =
          incident.log().lines().filter(l -> l.contains("batch-refused")).findFirst().orElse("");
      assertTrue(line.contains("\"Suppressed\":1"), incident.log());
    }
  }

  @Test
  void whatIsForeseenOfTheOtherCaseLeavesTheFirstAlone() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.pass(Duration.ofHours(19));
      incident.pass(Duration.ofHours(6));
      incident.pass(Duration.ofMinutes(11));
      incident.clock.advance(Duration.ofDays(8));
      another(incident);
      LookAheadTest.grant(incident);
      incident.installation.review(Clock.daily());
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      assertEquals(1, incident.cases());
    }
  }

  /// Makes the case that stands one of another key.
  private static Incident another(Incident incident) throws Exception {
    Map<String, AttributeValue> row = incident.row();
    String hash = Objects.requireNonNull(row.get("keyHash")).s();
    row.put("keyHash", AttributeValue.fromS(hash.substring(0, 60) + "0000"));
    incident.write(row);
    return incident;
  }
}
