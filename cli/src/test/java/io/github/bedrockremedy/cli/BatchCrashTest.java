package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process is cut while it takes in a batch of two cases, one of which stands, and the batch
/// comes again. `-Dcut.every=1` tries every call.
class BatchCrashTest {
  private static final int EVERY = Integer.getInteger("cut.every", 23);
  private static final List<String> BATCH =
      List.of(
          Incident.event(), Incident.event().replace("sonnet-4-5-20250929", "sonnet-4-20250514"));

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  @ParameterizedTest
  @EnumSource(names = "AFTER_SOMETHING", mode = EnumSource.Mode.EXCLUDE)
  void whateverHappensToABatchBothCasesAreAskedAboutAndNoneTwice(Cut.How how) throws Exception {
    int calls = calls();
    int points = 0;
    for (int at = 1 + how.name().length() * 5 % EVERY; at <= calls; at += EVERY) {
      String where = how + " at call " + at;
      try (Incident incident = Incident.start().deliver()) {
        Cut.at(at, how);
        comes(incident);
        assertTrue(Cut.happened(), where);
        Cut.at(0, how);
        comes(incident);
        incident.pass(java.time.Duration.ofMinutes(11));
        comes(incident);
        assertEquals(2, incident.cases(), where + "\n" + incident.log());
        assertEquals(2, incident.cases("PENDING"), where + "\n" + incident.log());
        assertTrue(incident.requests() <= 3, where);
        points++;
      }
    }
    System.out.printf("cut batches %s: %d of %d calls%n", how, points, calls);
  }

  private static int calls() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Cut.at(0, Cut.How.DIES_BEFORE);
      comes(incident);
      assertEquals(2, incident.requests());
      return Cut.made();
    }
  }

  private static void comes(Incident incident) throws Exception {
    try {
      incident.installation.deliver(BATCH);
    } catch (RuntimeException died) {
      // It comes again.
    }
  }
}
