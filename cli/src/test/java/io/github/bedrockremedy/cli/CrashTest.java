package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process is cut before and after every call to AWS and to the table, from the denial to the
/// undone repair, and everything comes again as AWS brings it. `-Dcut.every=1` tries every call;
/// the ordinary build tries every eleventh, beginning at another one for each way to fail.
class CrashTest {
  private static final int EVERY = Integer.getInteger("cut.every", 11);
  private static final List<String> STEPS =
      List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "VERIFIED", "ROLLBACK", "ROLLED_BACK");

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIES_BEFORE", "DIES_AFTER"})
  void whereverItDiesTheEndIsTheSame(Cut.How how) throws Exception {
    int calls = callsOfTheStory();
    int points = 0;
    for (int at = 1 + how.name().length() % EVERY; at <= calls; at += EVERY) {
      String where = how + " at call " + at;
      try (Incident incident = Incident.start()) {
        Cut.at(at, how);
        story(incident);
        assertTrue(Cut.happened(), where);
        Cut.at(0, how);
        assertEquals(STEPS, incident.steps(), where + "\n" + incident.log());
        toldOnceOrTheSameTwice(incident, where);
        points++;
      }
    }
    System.out.println("crash points " + how + ": " + points + " of " + calls + " calls");
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "SERVER_ERROR", "LOST_ANSWER"})
  void whateverCallFailsTheEndIsOnePolicyAndThenNone(Cut.How how) throws Exception {
    int calls = callsOfTheStory();
    for (int at = 1 + how.name().length() % EVERY; at <= calls; at += EVERY) {
      String where = how + " at call " + at;
      try (Incident incident = Incident.start()) {
        Cut.at(at, how);
        story(incident);
        Cut.at(0, how);
        assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), where);
        List<String> steps = incident.steps();
        assertTrue(steps.indexOf("APPROVED") < steps.indexOf("APPLYING"), where + " " + steps);
      }
    }
  }

  @Test
  void theStreamReplayedFromItsBeginningChangesNothing() throws Exception {
    try (Incident incident = Incident.start()) {
      story(incident);
      int told = incident.installation.aws().publications().size();
      long writes = incident.writes();
      incident.replayStream();
      incident.replayStream();
      assertEquals(STEPS, incident.steps());
      assertEquals(writes, incident.writes());
      assertEquals(told, incident.installation.aws().publications().size());
    }
  }

  @Test
  void twoWorkersOnOneCaseWriteOnePolicy() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Incident incident = Incident.auto()) {
        incident.twoWorkers();
        incident.pass(Duration.ofMinutes(11));
        assertEquals(1, incident.ours().size());
        assertEquals(List.of("APPROVED", "APPLYING", "APPLIED", "VERIFIED"), incident.steps());
      }
    }
  }

  private static int callsOfTheStory() throws Exception {
    try (Incident incident = Incident.start()) {
      Cut.at(0, Cut.How.DIES_BEFORE);
      story(incident);
      assertEquals(STEPS, incident.steps(), incident.log());
      return Cut.made();
    }
  }

  /// Denied, asked, approved, written, looked at, undone: each done again until it is done, as
  /// queues, streams, clocks and people do.
  private static void story(Incident incident) throws Exception {
    until(
        incident,
        CaseStatus.VERIFIED,
        () -> {
          if (incident.waits()) {
            incident.deliver();
          }
          if (incident.isAsked()) {
            incident.decide("approve");
          }
        });
    assertEquals(1, incident.ours().size());
    until(incident, CaseStatus.ROLLED_BACK, incident::undoIfThere);
    assertTrue(incident.ours().isEmpty());
  }

  private static void until(Incident incident, CaseStatus end, Doing doing) throws Exception {
    for (int round = 0; round < 8 && !incident.is(end); round++) {
      attempt(doing);
      attempt(() -> incident.pass(Duration.ofMinutes(2)));
      attempt(() -> incident.pass(Duration.ofMinutes(11)));
    }
    assertTrue(incident.is(end), end + " was not reached: " + incident.log());
  }

  private static void attempt(Doing doing) throws Exception {
    try {
      doing.run();
    } catch (RuntimeException | java.io.IOException died) {
      // It comes again.
    }
  }

  /// Something that may die.
  private interface Doing {
    void run() throws Exception;
  }

  private static void toldOnceOrTheSameTwice(Incident incident, String where) {
    Map<String, List<String>> told = new TreeMap<>();
    incident
        .installation
        .aws()
        .publications()
        .forEach(
            p ->
                told.computeIfAbsent(p.subject().orElse(""), _ -> new ArrayList<>())
                    .add(SentMessage.read(p.message()).slack()));
    long repeated = told.values().stream().filter(m -> m.size() > 1).count();
    assertTrue(repeated <= 1, where + " " + told.keySet());
    told.values().forEach(m -> assertTrue(m.size() <= 2, where));
    assertEquals(4, told.size(), where + " " + told.keySet());
  }
}
