package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A repair that did not hold, and people were told so: the denials after that.
class DeniedForLongTest {
  static final String FREEZE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
          + "\"Action\":\"bedrock:*\",\"Resource\":\"*\"}]}";

  @Test
  void aPolicyThatGoesAfterTheBlockWasLiftedIsAskedAbout() throws Exception {
    try (Incident incident = frozen()) {
      incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, "freeze");
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofHours(25));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.requests());
      assertTrue(incident.ours().isEmpty());
      incident.decide("approve");
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aBlockThatStaysIsLookedAtOnceADayAndToldOnce() throws Exception {
    try (Incident incident = frozen()) {
      List<String> steps = incident.steps();
      int told = incident.installation.aws().publications().size();
      long calls = incident.awsCalls();
      incident.deliverAgainAfter(Duration.ofHours(23), Incident.DENIED);
      assertEquals(calls, incident.awsCalls());
      incident.deliverAgainAfter(Duration.ofHours(25), Incident.DENIED);
      long looked = incident.awsCalls();
      assertTrue(looked > calls, "nobody looked");
      incident.deliverAgainAfter(Duration.ofHours(47), Incident.DENIED);
      assertEquals(looked, incident.awsCalls());
      assertEquals(steps, incident.steps());
      assertEquals(told, incident.installation.aws().publications().size());
    }
  }

  @Test
  void aPolicyThatIsTakenAwayInsteadOfTheBlockIsNotWrittenUnasked() throws Exception {
    try (Incident incident = frozen()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofHours(25), Incident.DENIED);
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
      incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, "freeze");
      incident.deliverAgainAfter(Duration.ofHours(50));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void whatWasFoundAllowedIsLookedAtAgainAQuarterOfAnHourLater() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals("already-allowed", incident.standing().plan().finding().cause());
      int told = incident.installation.aws().publications().size();
      long calls = incident.awsCalls();
      incident.deliverAgainAfter(Duration.ofMinutes(30));
      assertEquals(calls, incident.awsCalls());
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertTrue(incident.awsCalls() > calls, "nobody looked");
      assertEquals(told, incident.installation.aws().publications().size());
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(60));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aRegionItsProfileGainedIsAskedAboutAllTheSame() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      String account = incident.standing().plan().subject().account();
      incident.installation.aws().account().putInferenceProfile(account, LookAheadTest.gained());
      incident.installation.review("daily");
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.requests());
    }
  }

  @Test
  void whatHoldsForAWeekIsToldToWorkAgain() throws Exception {
    try (Incident incident = frozen()) {
      incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, "freeze");
      incident.deliverAgainAfter(Duration.ofDays(3));
      days(incident, 6);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      days(incident, 2);
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertTrue(incident.lastSubject().startsWith("[Works]"), incident.lastSubject());
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofDays(14));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  @Test
  void whatIsStillDeniedOrGoneIsNotToldToWork() throws Exception {
    try (Incident incident = frozen()) {
      days(incident, 10);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      var account = incident.installation.aws().account();
      account.removeInlinePolicy(Incident.ROLE, "freeze");
      String name = incident.ours().keySet().iterator().next();
      account.putInlinePolicy(Incident.ROLE, name, incident.ours().get(name) + " ");
      days(incident, 2);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
    }
  }

  private static void days(Incident incident, int days) throws Exception {
    for (int day = 0; day < days; day++) {
      incident.pass(Duration.ofHours(25));
    }
  }

  /// What was begun in between changes nothing: people were told already.
  @Test
  void aPolicyThatGoesAfterACleaningThatWasGivenUpIsNotWrittenUnasked() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      var aws = incident.installation.aws();
      aws.account().putInlinePolicy(Incident.ROLE, "owners", UpkeepTest.WHOLE);
      aws.faults().next("iam:DeleteRolePolicy", Fault.SERVER_ERROR, 1000);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.CLEANING, incident.standing().status(), incident.log());
      aws.faults().clear();
      aws.account().removeInlinePolicy(Incident.ROLE, "owners");
      incident.pass(Duration.ofMinutes(11));
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofHours(30));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  private static Incident frozen() throws Exception {
    Incident incident = verified();
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "freeze", FREEZE);
    incident.deliverAgainAfter(Duration.ofMinutes(20), Incident.DENIED);
    assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
    assertEquals("blocked-by-policy", incident.standing().plan().finding().cause());
    return incident;
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
