package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A repaired call that something else denies by now, in the words AWS has for that.
class AnotherLayerTest {
  private static final String SCP = "with an explicit deny in a service control policy";

  @Test
  void anExplicitDenyIsToldInTheRepairedCaseAndNothingIsWritten() throws Exception {
    try (Incident incident = verified()) {
      long writes = incident.writes();
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(Incident.ROLE, "freeze", DeniedForLongTest.FREEZE);
      incident.deliverAgainAfter(Duration.ofMinutes(20), Incident.DENIED);
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      assertEquals("blocked-by-policy", incident.standing().plan().finding().cause());
      assertEquals(writes, incident.writes());
      assertEquals(1, incident.ours().size());
      String why = incident.installation.ledger().history(Incident.id()).getLast().why();
      assertTrue(why.startsWith("our policy is there; what denies the call now: "), why);
    }
  }

  @Test
  void aServiceControlPolicyIsToldInOneMessageThatNamesOurPolicy() throws Exception {
    try (Incident incident = verified()) {
      int told = incident.installation.aws().publications().size();
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      assertEquals(1, incident.cases());
      assertEquals(told + 1, incident.installation.aws().publications().size());
      assertTrue(incident.lastSubject().startsWith("[Denied again]"), incident.lastSubject());
      assertTrue(incident.mail().contains("service control policy"), incident.mail());
      assertTrue(incident.mail().contains("our policy is there"), incident.mail());
      assertTrue(incident.log().contains("RecurringAfterPatch"), incident.log());
    }
  }

  @Test
  void itsRepeatsAreCountedOnTheRepairedCase() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      List<String> steps = incident.steps();
      int told = incident.installation.aws().publications().size();
      long calls = incident.awsCalls();
      incident.deliverAgainAfter(Duration.ofHours(2), SCP);
      assertEquals(calls, incident.awsCalls());
      assertEquals(steps, incident.steps());
      assertEquals(told, incident.installation.aws().publications().size());
      assertEquals(1, incident.cases());
      assertEquals(
          3, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
    }
  }

  @Test
  void aSecondLayerIsToldAtOnceAndNeitherOfThemTwiceADay() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(Incident.ROLE, "freeze", DeniedForLongTest.FREEZE);
      incident.deliverAgainAfter(Duration.ofMinutes(30), Incident.DENIED);
      assertTrue(incident.lastSubject().startsWith("[Denied again]"), incident.lastSubject());
      assertTrue(incident.mail().contains("policy freeze"), incident.mail());
      int told = incident.installation.aws().publications().size();
      long calls = incident.awsCalls();
      List<String> steps = incident.steps();
      for (int minutes = 40; minutes < 60; minutes += 5) {
        incident.deliverAgainAfter(Duration.ofMinutes(minutes), SCP);
        incident.deliverAgainAfter(Duration.ofMinutes(minutes + 1), Incident.DENIED);
      }
      assertEquals(calls, incident.awsCalls());
      assertEquals(told, incident.installation.aws().publications().size());
      assertEquals(steps, incident.steps());
      assertEquals(1, incident.cases());
      incident.deliverAgainAfter(Duration.ofHours(25), Incident.DENIED);
      assertTrue(incident.awsCalls() > calls, "nobody looked a day later");
      assertEquals(steps, incident.steps());
    }
  }

  /// What another layer hid: our policy went meanwhile, and a call gets as far as to miss it.
  @Test
  void thatNothingAllowsItAnyMoreIsAskedAboutAtOnce() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void theRepairedCaseCanStillBeUndone() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aPolicyThatIsGoneIsNotWrittenAgainWhileSomethingElseDenies() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20), SCP);
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      assertTrue(incident.mail().contains("our policy is gone"), incident.mail());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void whatWasDeniedBeforeTheRepairCouldCountIsACaseOfItsOwn() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(Duration.ofMinutes(14), SCP);
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(2, incident.cases());
      assertFalse(incident.log().contains("RecurringAfterPatch"));
    }
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
