package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A wish to undo that comes while something else is under way is never lost, and can be had again.
class UndoUnderWayTest {
  private static final String DELETE = "iam:DeleteRolePolicy";
  private static final String WHOLE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"bedrock:*\","
          + "\"Resource\":\"*\"}]}";

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
  void anUndoOfAWriteUnderWayOutlastsAPauseOfDays() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.SERVER_ERROR, 1000);
      incident.decide("approve");
      assertEquals(CaseStatus.APPLYING, incident.standing().status(), incident.log());
      incident.pause();
      incident.installation.aws().faults().clear();
      rollback(incident);
      for (int hours = 0; hours < 5 * 24; hours++) {
        incident.pass(Duration.ofHours(1));
      }
      OtherWaysTest.cli(incident, 0, "resume");
      for (int strikes = 0; strikes < 12; strikes++) {
        incident.pass(Duration.ofMinutes(11));
      }
      assertUndone(incident);
    }
  }

  private static Incident applied() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    return incident;
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
