package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was applied is taken away again when a person wants it.
class UndoTest {
  @Test
  void whatWasAppliedIsRemovedAndTold() throws Exception {
    try (Incident incident = applied()) {
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
      assertEquals(
          List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "ROLLBACK", "ROLLED_BACK"),
          incident.installation.ledger().history(Incident.id()).stream()
              .map(s -> s.to().name())
              .toList());
      assertTrue(lastSubject(incident).startsWith("[Undone]"), lastSubject(incident));
    }
  }

  @Test
  void whatWasVerifiedCanBeUndoneToo() throws Exception {
    try (Incident incident = applied()) {
      incident.pass(Duration.ofSeconds(90));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aPauseHoldsNoUndo() throws Exception {
    try (Incident incident = applied()) {
      incident.pause();
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aPolicyThatIsGoneAlreadyIsUndone() throws Exception {
    try (Incident incident = applied()) {
      String name = incident.ours().keySet().iterator().next();
      incident.installation.aws().account().removeInlinePolicy(Incident.ROLE, name);
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
    }
  }

  @Test
  void theOwnersPoliciesStay() throws Exception {
    try (Incident incident = applied()) {
      var before = incident.installation.aws().account().inlinePolicies(Incident.ROLE);
      incident.undo();
      var after = incident.installation.aws().account().inlinePolicies(Incident.ROLE);
      assertEquals(before.size() - 1, after.size());
      assertTrue(before.entrySet().containsAll(after.entrySet()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "SERVER_ERROR", "TIME_OUT", "DROP_AFTER_WRITE"})
  void aRemovalWithoutAnAnswerIsDoneAllTheSame(Fault fault) throws Exception {
    try (Incident incident = applied()) {
      incident.installation.aws().faults().next("iam:DeleteRolePolicy", fault, 1);
      incident.undo();
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aRefusedRemovalFailsWithTheReasonAndCanBeAskedForAgain() throws Exception {
    try (Incident incident = applied()) {
      incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.ACCESS_DENIED, 1);
      incident.undo();
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      assertTrue(incident.mail().startsWith("A policy of ours is there"), incident.mail());
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void whatIsUndoneIsSilentForAWeekAndNeverWrittenWithoutAPersonAgain() throws Exception {
    try (Incident incident = Incident.auto().deliver()) {
      incident.undo();
      incident.pass(Duration.ofDays(6));
      incident.deliver();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      incident.pass(Duration.ofDays(2));
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aWishForACaseWithoutAPolicyChangesNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.undo();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aWishThatMeetsAnotherPlanUndoesNothingAndIsToldOnce() throws Exception {
    try (Incident incident = applied()) {
      incident.pass(Duration.ofSeconds(90));
      replaced(incident);
      incident.undoUnseen();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.standing().generation());
      incident.replayStream();
      incident.pass(Duration.ofHours(2));
      List<SentMessage> told = notUndone(incident);
      assertEquals(1, told.size(), incident.log());
      String mail = told.getFirst().email().replaceAll("\\s+", " ");
      assertTrue(mail.contains("Ada asked to undo case"), mail);
      assertTrue(mail.contains("The case is pending now. A policy of ours may be in force"), mail);
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertEquals(1, notUndone(incident).size());
    }
  }

  /// It failed, which was told; that it was taken in could only not be marked at once.
  @Test
  void aWishThatWasTakenInIsNotToldAsOneThatMetAnotherPlan() throws Exception {
    try (Incident incident = applied()) {
      incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.ACCESS_DENIED, 1);
      incident.installation.aws().faults().next("dynamodb:UpdateItem", Fault.ACCESS_DENIED, 3);
      incident.undo();
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      incident.pass(Duration.ofHours(2));
      assertEquals(
          2, incident.log().split("the wish is about another plan", -1).length, incident.log());
      assertEquals(List.of(), notUndone(incident));
    }
  }

  /// Nothing was written yet, so no policy of ours is told of.
  @Test
  void aRefusedUndoOfWhatWasOnlyApprovedSaysThatNothingIsKnownToBeWritten() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 1000);
      incident.decide("approve");
      incident.installation.aws().faults().clear();
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.ACCESS_DENIED, 1);
      incident.undo();
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.startsWith("The undo failed. No policy of ours is known"), mail);
      assertFalse(mail.contains("A policy of ours is there"), mail);
      assertTrue(mail.contains("WHAT WAS PROPOSED") && !mail.contains("WHAT WAS ADDED"), mail);
      assertTrue(mail.contains("UNDO, IF IT IS THERE AFTER ALL"), mail);
    }
  }

  /// What somebody else did to our policy, so that another plan is asked about.
  private static void replaced(Incident incident) {
    String other =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
    String name = incident.ours().keySet().iterator().next();
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, other);
  }

  private static List<SentMessage> notUndone(Incident incident) {
    return incident.installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith("[Not undone]"))
        .map(p -> SentMessage.read(p.message()))
        .toList();
  }

  private static Incident applied() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    return incident;
  }

  private static String lastSubject(Incident incident) {
    return incident.installation.aws().publications().getLast().subject().orElse("");
  }
}
