package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  @Test
  void whatTheOwnerTookBackBeforeTheRemovalLeavesOursInForce() throws Exception {
    try (Incident incident = cleaning()) {
      disown(incident);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(1, incident.ours().size());
      assertTrue(incident.standing().appliedAt().isPresent());
    }
  }

  @Test
  void nothingIsRemovedWhileNobodyKnowsWhetherTheOwnerCoversIt() throws Exception {
    try (Incident incident = cleaning()) {
      var faults = incident.installation.aws().faults();
      faults.next("iam:SimulateCustomPolicy", Fault.ACCESS_DENIED, 1000);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.CLEANING, incident.standing().status());
      assertEquals(1, incident.ours().size());
      faults.clear();
      incident.pass(Duration.ofMinutes(21));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aRemovalThatTookTheAccessIsToldAsWhatItIsAndAskedAboutOnTheNextDenial() throws Exception {
    try (Incident incident = verified()) {
      own(incident, WHOLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      disown(incident);
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.REPORTED, incident.standing().status(), incident.log());
      assertTrue(incident.lastSubject().startsWith("[Denied again]"), incident.lastSubject());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.startsWith("The patch was removed because the owner's"), mail);
      assertFalse(mail.contains("Nothing was changed"), mail);
      String topic = incident.installation.aws().publications().getLast().topicArn();
      assertEquals(incident.installation.settings().approvalsTopic(), topic);
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aPolicyThatSomebodyChangedBeforeItWasVerifiedIsNamed() throws Exception {
    String ours = "BedrockRemedy-" + Incident.id();
    assertEquals(
        "policy "
            + ours
            + " was changed by someone else since it was written, and IAM's simulator denies the call",
        failed(ours, WHOLE.replace("bedrock:", "s3:")));
    assertEquals(
        "still denied by IAM's simulator after the write",
        failed("freeze", DeniedForLongTest.FREEZE));
  }

  /// What is told of a repair that was never found to work.
  private static String failed(String policy, String text) throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, policy, text);
      for (int i = 0; i < 8; i++) {
        incident.pass(Duration.ofMinutes(6));
      }
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      String why = incident.installation.ledger().history(Incident.id()).getLast().why();
      assertTrue(incident.mail().replaceAll("\\s+", " ").contains(why), incident.mail());
      return why;
    }
  }

  /// The owner covers the access, and IAM has not answered to the removal yet; by now it would.
  private static Incident cleaning() throws Exception {
    Incident incident = verified();
    own(incident, WHOLE);
    incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.SERVER_ERROR, 1000);
    incident.pass(Duration.ofHours(25));
    assertEquals(CaseStatus.CLEANING, incident.standing().status(), incident.log());
    incident.installation.aws().faults().clear();
    return incident;
  }

  private static void disown(Incident incident) {
    incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, "owners");
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
