package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The daily look at a policy of ours.
class UpkeepTest {
  static final String WHOLE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
          + "\"Action\":[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],"
          + "\"Resource\":\"*\"}]}";

  @Test
  void whatTheOwnerAllowsByNowIsTakenAwayAndTold() throws Exception {
    try (Incident incident = verified()) {
      own(incident, WHOLE);
      incident.pause();
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
      assertTrue(incident.lastSubject().startsWith("[Cleaned up]"), incident.lastSubject());
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status());
      assertTrue(incident.standing().dueAt().isEmpty());
    }
  }

  @Test
  void whatIsStillNeededStays() throws Exception {
    try (Incident incident = verified()) {
      for (int day = 0; day < 3; day++) {
        incident.pass(Duration.ofHours(25));
      }
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      assertTrue(incident.standing().dueAt().isPresent());
    }
  }

  @Test
  void whatCannotBeReadStays() throws Exception {
    try (Incident incident = verified()) {
      own(incident, WHOLE);
      incident.installation.aws().faults().next("iam:SimulateCustomPolicy", Fault.ACCESS_DENIED, 1);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status());
    }
  }

  @Test
  void whatCouldNeverBeSimulatedOnTheRoleIsCleanedUpAllTheSame() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      unsimulated(incident, 8, Duration.ofMinutes(6));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      own(incident, WHOLE);
      unsimulated(incident, 1, Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  private static void unsimulated(Incident incident, int times, Duration each) throws Exception {
    incident
        .installation
        .aws()
        .faults()
        .next("iam:SimulatePrincipalPolicy", Fault.ACCESS_DENIED, 1000);
    for (int time = 0; time < times; time++) {
      incident.pass(each);
    }
    incident.installation.aws().faults().clear();
  }

  @Test
  void aDenyOfTheOwnersIsNoReasonToTakeOursAway() throws Exception {
    try (Incident incident = verified()) {
      own(
          incident,
          WHOLE.replace(
              "}]}", "},{\"Effect\":\"Deny\",\"Action\":\"bedrock:*\",\"Resource\":\"*\"}]}"));
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  private static void own(Incident incident, String document) {
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "owners", document);
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
