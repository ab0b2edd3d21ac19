package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Random histories of one case, with denials, decisions true and forged, undo, pauses, deploys and
/// faults in any order, one after the other and while somebody is at a call, held against what a
/// few plain sentences say must be so.
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
    Happened happened = inEach(history -> history.run(LONGEST));
    // Without these the checks could hold because nothing ever happened.
    assertTrue(happened.writes() > HISTORIES / 4, happened.toString());
    assertTrue(happened.removals() > HISTORIES / 20, happened.toString());
    assertEquals(0, happened.late());
    assertEquals(0, new History(new Random(1), false).model.writes());
  }

  @Test
  void noMatterWhatOthersDoWhileAWorkerIsAtACall() {
    Happened happened = inEach(history -> history.runTogether(LONGEST));
    assertTrue(happened.writes() > HISTORIES / 5, happened.toString());
    assertTrue(happened.removals() > HISTORIES / 20, happened.toString());
    assertTrue(happened.late() > HISTORIES / 500, happened.toString());
  }

  /// What happened in all of them.
  ///
  /// @param late writes of what had gone on meanwhile
  private record Happened(int writes, int removals, int late) {}

  private static Happened inEach(Consumer<History> run) {
    var all = new Happened(0, 0, 0);
    for (int seed = 0; seed < HISTORIES; seed++) {
      WhatMustHold one = held(seed, run);
      all =
          new Happened(
              all.writes() + one.writes(),
              all.removals() + one.removals(),
              all.late() + one.late());
    }
    return all;
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
