package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A repaired call that is denied again.
class DeniedAgainTest {
  @Test
  void aDenialOfTheFirstQuarterOfAnHourIsOnlyCounted() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(14));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aPolicyADeployRemovedIsWrittenOnceMore() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      assertEquals(1, incident.ours().size());
      assertEquals(1, incident.requests());
      assertEquals(
          List.of("RECURRED", "APPROVED", "APPLYING", "APPLIED"), incident.steps().subList(5, 9));
    }
  }

  @Test
  void aPolicyADeployRemovedBeforeItWasLookedAtDidNotFail() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.takeAway();
      for (int minutes = 0; minutes < 48; minutes += 6) {
        incident.pass(Duration.ofMinutes(6));
      }
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      incident.deliverAgainAfter(Duration.ofMinutes(60));
      assertEquals(1, incident.ours().size(), incident.log());
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(60));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void theSecondTimeAPersonIsAskedInstead() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
      assertEquals(2, incident.requests());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  @Test
  void aRuleDoesNotWriteAThirdTimeEither() throws Exception {
    try (Incident incident = Incident.auto().deliver()) {
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void noRuleWritesBecauseNobodyAnswered() throws Exception {
    try (Incident incident = Incident.auto().deliver()) {
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      incident.deliverAgainAfter(Duration.ofHours(40));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aPolicySomebodyChangedIsNotOverwrittenUnasked() throws Exception {
    try (Incident incident = verified()) {
      String name = incident.ours().keySet().iterator().next();
      String changed =
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
              + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, changed);
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(changed, incident.ours().get(name));
    }
  }

  @Test
  void whatAsksAgainAndIsRejectedCanStillBeUndone() throws Exception {
    try (Incident incident = verified()) {
      String name = incident.ours().keySet().iterator().next();
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(Incident.ROLE, name, incident.ours().get(name) + " ");
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      if (incident.standing().status() == CaseStatus.PENDING) {
        incident.decide("reject");
      }
      assertTrue(incident.standing().holdsPolicy());
      OtherWaysTest.cli(incident, 0, "rollback", Incident.id().value(), "--yes");
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void whatCouldNotBeReadIsLookedAtAgainAndAPersonIsAsked() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      deniedUnread(incident, Duration.ofMinutes(20));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      assertTrue(why(incident).startsWith("whether our policy is there could not be read"));
      incident.deliverAgainAfter(Duration.ofMinutes(25));
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      incident.deliverAgainAfter(Duration.ofMinutes(31));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aRoleThatStaysUnreadIsToldOnceAndReadEveryTenMinutesAtTheMost() throws Exception {
    try (Incident incident = verified()) {
      deniedUnread(incident, Duration.ofMinutes(20));
      List<String> steps = incident.steps();
      int told = incident.installation.aws().publications().size();
      deniedUnread(incident, Duration.ofMinutes(31));
      long calls = incident.awsCalls();
      deniedUnread(incident, Duration.ofMinutes(40));
      assertEquals(calls, incident.awsCalls());
      assertEquals(steps, incident.steps());
      assertEquals(told, incident.installation.aws().publications().size());
    }
  }

  @Test
  void aPolicyThatWasThereAllAlongIsFoundOnceTheRoleCanBeRead() throws Exception {
    try (Incident incident = verified()) {
      long writes = incident.writes();
      deniedUnread(incident, Duration.ofMinutes(20));
      incident.deliverAgainAfter(Duration.ofMinutes(31));
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      assertTrue(why(incident).startsWith("our policy is there; "), why(incident));
      assertEquals(writes, incident.writes());
      incident.deliverAgainAfter(Duration.ofMinutes(50));
      assertEquals(7, incident.steps().size());
    }
  }

  @Test
  void noPersonIsAskedAboutWhatTheCatalogueLeavesOutWhileBedrockSaysNothing() throws Exception {
    try (Incident incident = ofFourRegions()) {
      incident.takeAway();
      unheard(incident);
      assertTrue(why(incident).startsWith("our policy is gone"), why(incident));
      assertTrue(why(incident).endsWith("could not be asked of Bedrock"), why(incident));
      incident.installation.aws().faults().clear();
      incident.deliverAgainAfter(Duration.ofMinutes(42));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      String asked = incident.standing().plan().proposal().orElseThrow().text();
      assertTrue(asked.contains("ca-central-1"), asked);
    }
  }

  @Test
  void whatOurPolicyLacksIsNotKnownWhileBedrockSaysNothing() throws Exception {
    try (Incident incident = ofFourRegions()) {
      unheard(incident);
      assertTrue(why(incident).startsWith("what our policy lacks is not known"), why(incident));
      assertTrue(incident.mail().contains("ca-central-1"), incident.mail());
      assertTrue(incident.mail().contains("WHAT WAS ADDED\n"), incident.mail());
    }
  }

  /// A repair of more Regions than the catalogue knows of.
  private static Incident ofFourRegions() throws Exception {
    Incident incident = Incident.start();
    var account = incident.installation.aws().account();
    account.putInferenceProfile("618048437522", LookAheadTest.gained());
    return repaired(incident);
  }

  private static void unheard(Incident incident) throws Exception {
    var faults = incident.installation.aws().faults();
    faults.next("bedrock:GetInferenceProfile", Fault.THROTTLE, 1000);
    incident.deliverAgainAfter(Duration.ofMinutes(20));
    incident.deliverAgainAfter(Duration.ofMinutes(31));
    assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
  }

  private static void deniedUnread(Incident incident, Duration time) throws Exception {
    incident.installation.aws().faults().next("iam:GetRole", Fault.SERVER_ERROR, 100);
    incident.deliverAgainAfter(time);
    incident.installation.aws().faults().clear();
  }

  private static String why(Incident incident) {
    return incident.installation.ledger().history(Incident.id()).getLast().why();
  }

  private static Incident verified() throws Exception {
    return repaired(Incident.start());
  }

  private static Incident repaired(Incident incident) throws Exception {
    incident.deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
