package io.github.bedrockremedy.bench;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Events a second on one core, without any call to AWS: the founding incident, read from its JSON.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanningBenchmark {
  private String event = "";
  private Planner planner =
      new Planner(
          Gathering.offline(new CatalogueProfiles(ProfileCatalogue.embedded())),
          new RuleSettings(
              Mode.APPROVE, Optional.empty(), Set.of(), List.of(), List.of(), false));

  /// Reads the event once.
  @Setup
  public void read() throws IOException {
    event =
        Files.readString(
            Path.of("../events/missing-destination-regions/agent-supervisor/event.json"));
  }

  /// JSON to denial.
  @Benchmark
  public Denial reading() {
    return DenialReader.read(((EventReading.AccessDenied) EventReader.read(event)).event());
  }

  /// JSON to denial, diagnosis, guarded and hashed patch, decision.
  @Benchmark
  public Plan wholeWay() {
    var denied = (EventReading.AccessDenied) EventReader.read(event);
    return planner.plan(denied.event(), false, Instant.EPOCH);
  }
}
