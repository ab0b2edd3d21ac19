package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Denials that come late or twice, after their case has ended.
class OldDenialTest {
  @Test
  void aCallOfTheTimeBeforeTheCleaningOpensNothing() throws Exception {
    try (Incident incident = cleanedUp()) {
      Instant removed = lastStep(incident);
      incident.deliver();
      incident.clock.advance(Duration.ofMinutes(14));
      denied(incident, removed.minusSeconds(2));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      denied(incident, removed.plusSeconds(2));
      assertEquals(CaseStatus.REPORTED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aCallOfTheTimeBeforeARequestExpiredIsNotAskedAboutOnceMore() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.pass(Duration.ofHours(19));
      incident.pass(Duration.ofHours(6));
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      Instant expired = lastStep(incident);
      incident.deliver();
      denied(incident, expired.minusSeconds(2));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      denied(incident, expired.plusSeconds(2));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aReportThatTheCallIsAllowedExplainsNoDenialOfTheNextHour() throws Exception {
    try (Incident incident = cleanedUp()) {
      incident.clock.advance(Duration.ofMinutes(5));
      denied(incident, incident.clock.instant());
      assertEquals("already-allowed", incident.standing().plan().finding().cause());
      int told = incident.installation.aws().publications().size();
      incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, "owners");
      denied(incident, incident.clock.instant().plus(Duration.ofMinutes(10)));
      assertEquals(CaseStatus.REPORTED, incident.standing().status(), incident.log());
      incident.clock.advance(Duration.ofMinutes(20));
      denied(incident, incident.clock.instant());
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.installation.aws().publications().size() > told);
    }
  }

  @Test
  void whileDenialsGoOnTheReportThatTheCallIsAllowedIsSentOnceADay() throws Exception {
    try (Incident incident = cleanedUp()) {
      incident.clock.advance(Duration.ofMinutes(5));
      denied(incident, incident.clock.instant());
      int told = incident.installation.aws().publications().size();
      for (int times = 1; times <= 5; times++) {
        incident.clock.advance(Duration.ofHours(5));
        denied(incident, incident.clock.instant());
        assertEquals(
            told + times / 5, incident.installation.aws().publications().size(), incident.log());
      }
    }
  }

  @Test
  void aNoToAPlanOfARepairIsOldAfterAWeekThoughTheRepairIsLookedAtDaily() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      incident.pass(Duration.ofSeconds(90));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      incident.decide("reject");
      for (int days = 0; days < 7; days++) {
        assertEquals(CaseStatus.REJECTED, incident.standing().status(), incident.log());
        denied(incident, incident.clock.instant());
        incident.pass(Duration.ofHours(25));
      }
      denied(incident, incident.clock.instant());
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  private static Incident cleanedUp() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    var account = incident.installation.aws().account();
    account.putInlinePolicy(Incident.ROLE, "owners", UpkeepTest.WHOLE);
    incident.pass(Duration.ofHours(25));
    assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
    return incident;
  }

  private static Instant lastStep(Incident incident) {
    return incident.installation.ledger().latest(Incident.id()).at();
  }

  private static void denied(Incident incident, Instant at) throws Exception {
    incident.installation.deliver(List.of(Incident.event(at)));
  }
}
