package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A mixed load for as long as `-Dsoak.minutes` says; the ordinary build runs some seconds. What
/// grows without end shows here: the heap, rows beyond what cases and their steps take, log lines
/// nobody expects.
class SoakTest {
  private static final Duration LASTS =
      Duration.ofSeconds(Math.max(10, 60L * Integer.getInteger("soak.minutes", 0)));
  private static final long MOST_MORE_MEGABYTES = 48;

  @Test
  void aLoadThatLastsGrowsNothingAndSaysNothingUnexpected() throws Exception {
    try (var load = new MixedLoad(7)) {
      long begin = System.nanoTime();
      long quarter = begin + LASTS.toNanos() / 4;
      long early = 0;
      long rounds = 0;
      while (System.nanoTime() < begin + LASTS.toNanos()) {
        load.round();
        rounds++;
        if (early == 0 && System.nanoTime() > quarter) {
          early = used();
        }
      }
      load.settle();
      long late = used();
      MixedLoad.Rows rows = load.rows();
      System.out.printf(
          "soak: %d rounds in %d s, %s, %d decisions, %d writes of IAM, heap %d MB after a quarter"
              + " and %d MB at the end, log %s%n",
          rounds,
          LASTS.toSeconds(),
          rows,
          load.decisions(),
          load.writes(),
          early,
          late,
          load.lines());
      assertEquals(MixedLoad.ROLES, rows.cases());
      assertEquals(MixedLoad.ROLES, rows.seen());
      assertTrue(rows.others() <= 4 * rows.steps(), rows + ": rows that no step accounts for");
      assertTrue(late - early <= MOST_MORE_MEGABYTES, early + " MB became " + late);
      assertTrue(load.unexpected().isEmpty(), load.unexpected().toString());
      // Without these it could hold because nothing happened.
      assertTrue(load.writes() > 0 && load.decisions() > 0 && rows.steps() > rows.cases());
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
