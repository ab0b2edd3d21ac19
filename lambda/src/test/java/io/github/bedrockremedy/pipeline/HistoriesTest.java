package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Random histories of one case, with denials, decisions true and forged, undo, pauses, deploys and
/// faults in any order, held against what a few plain sentences say must be so.
/// `-Dhistories=100000` runs as many.
class HistoriesTest {
  private static final int HISTORIES = Integer.getInteger("histories", 1000);
  private static final int LONGEST = 45;

  @Test
  void theModelAndTheCodeHaveTheSameSteps() {
    for (CaseStatus from : CaseStatus.values()) {
      for (CaseStatus to : CaseStatus.values()) {
        assertEquals(LegalSteps.has(from, to), from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void noHistoryWritesWithoutAYesAndEveryHistoryEndsAsTheModelSays() {
    int late = 0;
    int patched = 0;
    int removed = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      WhatMustHold model = held(seed, history -> history.run(LONGEST));
      patched += model.writes();
      removed += model.removals();
      late += model.late();
    }
    // Without these the checks could hold because nothing ever happened.
    assertTrue(patched > HISTORIES / 4, patched + " writes");
    assertTrue(removed > HISTORIES / 20, removed + " removals");
    assertEquals(0, late);
    assertEquals(0, new History(new Random(1), false).model.writes());
  }

  @Test
  void noMatterWhatOthersDoWhileAWorkerIsAtACall() {
    int late = 0;
    int patched = 0;
    int removed = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      WhatMustHold model = held(seed, history -> history.runTogether(LONGEST));
      patched += model.writes();
      removed += model.removals();
      late += model.late();
    }
    assertTrue(patched > HISTORIES / 5, patched + " writes");
    assertTrue(removed > HISTORIES / 20, removed + " removals");
    assertTrue(late > HISTORIES / 500, late + " writes that came too late");
  }

  private static WhatMustHold held(int seed, Consumer<History> run) {
    var history = new History(new Random(seed), seed % 3 == 0);
    try {
      run.accept(history);
      history.settle();
      return history.model;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + ": " + history, e);
    }
  }
}
