package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.Function;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The three depths at which this system is stopped: its switch, its writer not let run, and a
/// deployment in which there is none (`NeverWritesTest`). None of them loses anything.
class KillSwitchTest {
  private static final String PLAIN =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
          + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
  private static final int EVERY = Integer.getInteger("cut.every", 13);

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  /// At the most the one write that was about to leave when the switch was thrown.
  @Test
  void thrownBeforeAnyCallItStopsEveryWriteThatReadsItAndNoneIsLost() throws Exception {
    thrownBeforeAnyCall(Incident::auto, Incident::deliver);
  }

  @Test
  void soItDoesWhereAPersonApproves() throws Exception {
    thrownBeforeAnyCall(() -> Incident.start().deliver(), i -> i.decide("approve"));
  }

  /// The part of a story in which the switch is thrown.
  private interface Part {
    void of(Incident incident) throws Exception;
  }

  private static void thrownBeforeAnyCall(Callable<Incident> start, Part part) throws Exception {
    int calls = callsUntilApplied(start, part);
    for (int at = 1 + EVERY / 2; at <= calls; at += EVERY) {
      try (Incident incident = start.call()) {
        Cut.before(at, () -> SwitchRow.put(incident.installation, SwitchRow.turned(true)));
        part.of(incident);
        incident.pass(Duration.ofMinutes(11));
        String where = "thrown before call " + at + "\n" + incident.log();
        List<Call> after = sinceThrown(incident);
        int write = after.stream().map(Call::action).toList().indexOf("iam:PutRolePolicy");
        assertTrue(write <= 0, where);
        Cut.at(0, Cut.How.DIES_BEFORE);
        SwitchRow.put(incident.installation, SwitchRow.turned(false));
        incident.pass(Duration.ofMinutes(11));
        // Who was told that nothing can be approved now tries again.
        if (incident.isAsked()) {
          part.of(incident);
        }
        incident.pass(Duration.ofMinutes(2));
        assertEquals(CaseStatus.VERIFIED, incident.standing().status(), where);
        assertEquals(1, incident.ours().size(), where);
        assertEquals(1, incident.writes(), where);
      }
    }
  }

  /// What a reserved concurrency of 0 does: AWS calls the function, is refused, and puts the record
  /// aside after its attempts.
  @Test
  void aWriterThatIsNotLetRunWritesNothingAndEverythingOnceItMayRunAgain() throws Exception {
    try (Incident incident = Incident.auto()) {
      byte[] batch =
          LambdaEvents.sqsBatch(
              incident.installation.settings().queueArn(), List.of(Incident.event()));
      incident.installation.denials().invoke(batch);
      Map<String, Function> effects = new HashMap<>(incident.installation.effects());
      effects.put(
          CaseTable.OWES_PATCH,
          _ -> {
            throw new IllegalStateException("throttled");
          });
      try (StreamMapping stopped =
          StreamMapping.open(
              incident.installation.aws(), incident.installation.settings().table(), effects, 3)) {
        stopped.drain();
        assertEquals(1, stopped.parked().size());
      }
      assertEquals(0, incident.writes());
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      incident.pass(Duration.ofMinutes(11));
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.writes());
    }
  }

  /// The policy is there, and nobody could undo it while its case still counts as being written.
  @Test
  void aWriteWhoseAnswerWasLostIsUndoneWhilePaused() throws Exception {
    try (Incident incident = Incident.auto()) {
      var faults = incident.installation.aws().faults();
      faults.next("iam:PutRolePolicy", Fault.DROP_AFTER_WRITE, 4);
      // Planned when it came in and before the write; after that the role cannot be read.
      faults.nth("iam:GetRole", Fault.ACCESS_DENIED, 3);
      faults.next("iam:GetRole", Fault.ACCESS_DENIED, 100);
      incident.deliver();
      assertEquals(CaseStatus.APPLYING, incident.standing().status(), incident.log());
      assertEquals(1, incident.ours().size());
      long writes = incident.writes();
      incident.pause();
      faults.clear();
      incident.undo();
      for (int i = 0; i < 4; i++) {
        incident.pass(Duration.ofMinutes(11));
      }
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
      assertTrue(incident.ours().isEmpty());
      assertEquals(writes + 1, incident.writes(), "nothing but the removal");
    }
  }

  /// What is not there yet is held, whatever else could be concluded of it meanwhile.
  @Test
  void aWriteThatNeverHappenedWaitsForTheEndOfThePause() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.SERVER_ERROR, 1000);
      incident.deliver();
      assertEquals(CaseStatus.APPLYING, incident.standing().status(), incident.log());
      incident.pause();
      incident.installation.aws().faults().clear();
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "own", PLAIN);
      long writes = incident.writes();
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLYING, incident.standing().status(), incident.log());
      assertEquals(writes, incident.writes());
    }
  }

  private static int callsUntilApplied(Callable<Incident> start, Part part) throws Exception {
    try (Incident incident = start.call()) {
      Cut.at(0, Cut.How.DIES_BEFORE);
      part.of(incident);
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      return Cut.made();
    }
  }

  @Test
  void whoApprovesWhileTheSwitchCannotBeReadIsAskedToTryAgainAndMay() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.write(SwitchRow.unreadable("nobody can read this"));
      assertEquals(503, incident.person().decide("approve", "Ada", "because"));
      incident.installation.settle();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
      SwitchRow.put(incident.installation, SwitchRow.turned(false));
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  /// What handlers called since, the call the throwing came before first.
  private static List<Call> sinceThrown(Incident incident) {
    List<Call> all = incident.installation.aws().calls().list();
    int thrown = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean operators =
          all.get(i).caller().equals("operator") && all.get(i).action().endsWith(":PutItem");
      thrown = operators ? i : thrown;
    }
    assertTrue(thrown > 0, "the switch was thrown");
    return all.subList(thrown + 1, all.size());
  }
}
