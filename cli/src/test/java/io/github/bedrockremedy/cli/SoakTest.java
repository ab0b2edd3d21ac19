package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A mixed load for as long as `-Dsoak.minutes` says; the ordinary build runs some seconds. What
/// grows without end shows here: the heap, threads, open files and connections, rows beyond what
/// cases and their steps take, log lines nobody expects.
class SoakTest {
  private static final Duration LASTS =
      Duration.ofSeconds(Math.max(10, 60L * Integer.getInteger("soak.minutes", 0)));
  /// What such a load comes to sooner or later: undo, digests, repairs that did not hold.
  private static final Set<String> TOLD =
      Set.of("[Undone]", "[Waiting] digest", "[Report] digest", "[Denied again]");

  private static final int MANY = 300;
  private static final Used MOST_MORE = new Used(48, 24, 64);

  /// What a process takes.
  private record Used(long megabytes, long threads, long files) {
    static Used now() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long files =
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0;
      return new Used(
          (runtime.totalMemory() - runtime.freeMemory()) >> 20,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          files);
    }

    boolean isWithin(Used most, Used before) {
      return megabytes - before.megabytes <= most.megabytes
          && threads - before.threads <= most.threads
          && files - before.files <= most.files;
    }
  }

  @Test
  void aLoadThatLastsGrowsNothingAndSaysNothingUnexpected() throws Exception {
    try (var load = new MixedLoad(7)) {
      long begin = System.nanoTime();
      long quarter = begin + LASTS.toNanos() / 4;
      Used early = Used.now();
      long rounds = 0;
      boolean settled = false;
      while (System.nanoTime() < begin + LASTS.toNanos()) {
        load.round();
        rounds++;
        if (!settled && System.nanoTime() > quarter) {
          early = Used.now();
          settled = true;
        }
      }
      load.settle();
      Used late = Used.now();
      Rows rows = load.rows();
      System.out.printf(
          "soak: %d rounds in %d s, %s, %d decisions, %d writes of IAM, %d calls failed and %d"
              + " lines say so, %s after a quarter and %s at the end, log %s, told %s%n",
          rounds,
          LASTS.toSeconds(),
          rows,
          load.decisions(),
          load.writes(),
          load.faults(),
          load.answers(),
          early,
          late,
          load.lines(),
          load.told());
      assertTrue(rows.cases() >= MixedLoad.ROLES && rows.cases() <= 3L * MixedLoad.ROLES);
      assertTrue(rows.seen() <= rows.cases(), rows.toString());
      assertTrue(rows.others() <= 4 * rows.steps(), rows + ": rows that no step accounts for");
      assertTrue(late.isWithin(MOST_MORE, early), early + " became " + late);
      assertTrue(load.unexpected().isEmpty(), load.unexpected().toString());
      assertTrue(load.answers() <= load.faults(), "more answers than faults: " + load.lines());
      // Without these it could hold because nothing happened.
      assertTrue(load.writes() > 0 && load.decisions() > 0 && rows.steps() > rows.cases());
      assertTrue(rounds < MANY || load.told().keySet().containsAll(TOLD), load.told().toString());
    }
  }
}
