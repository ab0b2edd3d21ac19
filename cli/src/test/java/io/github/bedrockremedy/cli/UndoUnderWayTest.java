package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A wish to undo that comes while something else is under way is never lost, and can be had again.
class UndoUnderWayTest {
  private static final int EVERY = Integer.getInteger("cut.every", 9);

  /// More than a repair has.
  private static final int CALLS = 90;

  private static final String DELETE = "iam:DeleteRolePolicy";
  private static final String WHOLE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"bedrock:*\","
          + "\"Resource\":\"*\"}]}";

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  @Test
  void anUndoWhileCleaningUpIsTakenInAndAskedForAgainAfterARefusal() throws Exception {
    try (Incident incident = cleaning()) {
      rollback(incident);
      assertEquals(CaseStatus.ROLLBACK, incident.standing().status(), incident.log());
      incident.installation.aws().faults().clear();
      incident.installation.aws().faults().next(DELETE, Fault.ACCESS_DENIED, 1);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      rollback(incident);
      assertUndone(incident);
    }
  }

  @Test
  void anUndoWhileCleaningUpCanBeAskedForAgainOnceItWasGivenUp() throws Exception {
    try (Incident incident = cleaning()) {
      rollback(incident);
      for (int hours = 0; hours < 8; hours++) {
        incident.pass(Duration.ofMinutes(61));
      }
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      incident.installation.aws().faults().clear();
      rollback(incident);
      assertUndone(incident);
    }
  }

  @Test
  void aSecondWishWhileUndoingIsFulfilledByTheFirstAndCanBeHadAgainWhenThatFails()
      throws Exception {
    try (Incident incident = applied()) {
      incident.installation.aws().faults().next(DELETE, Fault.SERVER_ERROR, 1000);
      incident.undoUnseen();
      rollback(incident);
      rollback(incident);
      incident.installation.aws().faults().clear();
      incident.installation.aws().faults().next(DELETE, Fault.ACCESS_DENIED, 1);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      rollback(incident);
      assertUndone(incident);
    }
  }

  @Test
  void anUndoOfAWriteIamDidNotAnswerIsDoneAtOnceAndNothingIsWritten() throws Exception {
    try (Incident incident = applying()) {
      long puts = puts(incident);
      rollback(incident);
      assertUndone(incident);
      assertEquals(puts, puts(incident));
      assertTrue(incident.lastSubject().startsWith("[Undone]"), incident.lastSubject());
    }
  }

  /// At the most the one write that was about to leave when the wish was written down.
  @Test
  void anUndoBeforeAnyCallOfARepairKeepsItFromBeingWrittenOrRemovesIt() throws Exception {
    int wished = 0;
    for (int at = 1 + EVERY / 2; at <= CALLS; at += EVERY) {
      try (Incident incident = Incident.auto()) {
        var calls = new ArrayList<Integer>();
        Cut.before(at, () -> wish(incident, calls));
        incident.deliver();
        Cut.at(0, Cut.How.DIES_BEFORE);
        if (!calls.isEmpty()) {
          wished++;
          List<Call> all = incident.installation.aws().calls().list();
          List<String> after = all.stream().skip(calls.getFirst()).map(Call::action).toList();
          String where = "before call " + at + "\n" + incident.log();
          assertTrue(after.indexOf("iam:PutRolePolicy") <= 0, after + where);
          assertUndone(incident);
        }
      }
    }
    assertTrue(wished > 2, wished + " wishes");
  }

  @Test
  void whatIsApprovedAndHeldByAPauseCanBeWithdrawn() throws Exception {
    for (String[] command :
        new String[][] {{"rollback", Incident.id().value()}, {"rollback", "--all"}}) {
      try (Incident incident = approved()) {
        String told = OtherWaysTest.cli(incident, 0, command[0], command[1], "--yes");
        incident.installation.settle();
        assertUndone(incident);
        OtherWaysTest.cli(incident, 0, "resume");
        for (int strikes = 0; strikes < 6; strikes++) {
          incident.pass(Duration.ofMinutes(11));
        }
        assertUndone(incident);
        assertEquals(0, puts(incident), told);
      }
    }
  }

  @Test
  void whoRejectsWhatIsApprovedHearsHowToTakeItBack() throws Exception {
    try (Incident incident = approved()) {
      String id = Incident.id().value();
      String told = OtherWaysTest.cli(incident, 1, "reject", id, "--yes", "--reason", "no");
      assertTrue(told.replaceAll("\\s+", " ").contains("'rollback' takes that back"), told);
    }
  }

  @Test
  void anUndoOfAWriteUnderWayIsDoneWhilePausedAndNothingIsWrittenAfterThat() throws Exception {
    try (Incident incident = applying()) {
      long puts = puts(incident);
      incident.pause();
      rollback(incident);
      assertUndone(incident);
      OtherWaysTest.cli(incident, 0, "resume");
      for (int strikes = 0; strikes < 6; strikes++) {
        incident.pass(Duration.ofMinutes(11));
      }
      assertUndone(incident);
      assertEquals(puts, puts(incident));
    }
  }

  private static Incident applied() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    return incident;
  }

  /// Somebody said yes, and the switch holds the write.
  private static Incident approved() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 1000);
    incident.decide("approve");
    incident.installation.aws().faults().clear();
    incident.pause();
    assertEquals(CaseStatus.APPROVED, incident.standing().status(), incident.log());
    return incident;
  }

  /// The write is under way, and IAM has not answered to it; by now it would.
  private static Incident applying() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.SERVER_ERROR, 1000);
    incident.decide("approve");
    incident.installation.aws().faults().clear();
    assertEquals(CaseStatus.APPLYING, incident.standing().status(), incident.log());
    return incident;
  }

  private static void wish(Incident incident, List<Integer> calls) {
    incident
        .installation
        .ledger()
        .find(Incident.id())
        .filter(Case::canBeUndone)
        .ifPresent(
            _ -> {
              incident.undoUnseen();
              calls.add(incident.installation.aws().calls().list().size());
            });
  }

  private static long puts(Incident incident) {
    return incident.installation.aws().calls().list().stream()
        .filter(c -> c.action().startsWith("iam:Put"))
        .count();
  }

  /// The owner covers the access by now, and IAM does not answer to the removal.
  private static Incident cleaning() throws Exception {
    Incident incident = applied();
    incident.pass(Duration.ofSeconds(90));
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "owners", WHOLE);
    incident.installation.aws().faults().next(DELETE, Fault.SERVER_ERROR, 1000);
    incident.pass(Duration.ofHours(25));
    assertEquals(CaseStatus.CLEANING, incident.standing().status(), incident.log());
    return incident;
  }

  private static void rollback(Incident incident) throws Exception {
    String id = Incident.id().value();
    assertTrue(OtherWaysTest.cli(incident, 0, "rollback", id, "--yes").startsWith("Undo is"));
    incident.installation.settle();
  }

  private static void assertUndone(Incident incident) {
    assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
    assertTrue(incident.ours().isEmpty(), incident.log());
  }
}
