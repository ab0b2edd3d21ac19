package io.github.bedrockremedy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs everything in rounds, one fork of each measurement after the other, and prints medians:
/// what else the machine does then falls on all of them alike.
///
/// Compiling in the foreground keeps a warm-up from depending on a second free core.
public final class SideBySide {
  private static final int ROUNDS = 3;
  private static final String FLOOR = "floor";

  private SideBySide() {}

  /// Takes one argument or none: the number of rounds.
  public static void main(String[] arguments) throws RunnerException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    Map<String, List<Double>> nanoseconds = new TreeMap<>();
    Map<String, Double> bytes = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (RunResult result : run(PlanningBenchmark.class)) {
        String name = name(result);
        nanoseconds.computeIfAbsent(name, _ -> new ArrayList<>()).add(spent(result));
        bytes.merge(name, allocated(result), Math::min);
      }
    }
    double floor = median(nanoseconds.getOrDefault(FLOOR, List.of(1.0)));
    System.out.println("\n| measurement | ns | events/s | floor = 1 | bytes |\n|---|---|---|---|---|");
    nanoseconds.forEach(
        (name, values) -> {
          double ns = median(values);
          System.out.printf(
              "| %s | %,.0f | %,.0f | %.2f | %,.0f |%n",
              name, ns, 1e9 / ns, ns / floor, bytes.get(name));
        });
    System.out.println("\n| hostile text | characters | µs |\n|---|---|---|");
    for (RunResult result : run(HostileBenchmark.class)) {
      System.out.printf(
          "| %s, %s | %s | %,.0f |%n",
          name(result),
          result.getParams().getParam("kind"),
          result.getParams().getParam("size"),
          spent(result) / 1_000);
    }
  }

  private static Iterable<RunResult> run(Class<?> benchmark) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(benchmark.getSimpleName())
                .jvmArgs("-XX:+UseSerialGC", "-XX:-BackgroundCompilation")
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .build())
        .run();
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static double spent(RunResult result) {
    return result.getSecondaryResults().get(ProcessorTime.NAME).getScore();
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
