package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageHistoryTest {
  /// The page of a case with so many steps; the why of each is its number.
  private static String page(int steps) {
    List<Step> history =
        IntStream.rangeClosed(1, steps)
            .mapToObj(
                i ->
                    new Step(
                        Incident.FIRST.plusSeconds(60L * i),
                        Optional.empty(),
                        CaseStatus.PENDING,
                        "DenialHandler",
                        "step number " + i))
            .toList();
    return DecisionPage.request(
        new DecisionPage.About(
            Incident.of(Incident.plan(), CaseStatus.PENDING),
            Incident.SEEN,
            history,
            Incident.EXPIRES,
            Incident.LAST),
        Optional.empty());
  }

  private static boolean shows(String page, int step) {
    return page.contains("step number " + step + "<");
  }

  @Test
  void aShortHistoryIsShownWhole() {
    for (int steps : List.of(1, 2, 21)) {
      String page = page(steps);
      assertTrue(IntStream.rangeClosed(1, steps).allMatch(i -> shows(page, i)), page);
      assertFalse(page.contains("earlier step"), page);
    }
  }

  @Test
  void ofALongHistoryTheFirstStepAndTheLatestAreShown() {
    String page = page(500);
    assertTrue(shows(page, 1) && shows(page, 481) && shows(page, 500), page);
    assertFalse(shows(page, 2) || shows(page, 480), page);
    assertTrue(page.contains("and 479 earlier steps"), page);
    assertEquals(1, page.split("earlier step", -1).length - 1);
  }
}
