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
import io.github.bedrockremedy.pipeline.diagnosis.Diagnoser;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.NeededReader;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.TargetResolver;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Events a second on one core, without any call to AWS, beside the least there is to do and beside
/// another shape of the same work.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 1)
public class PlanningBenchmark {
  private final String event = Sample.event();
  private final InferenceProfiles catalogue = new CatalogueProfiles(ProfileCatalogue.embedded());
  private final NeededReader needs = new NeededReader(catalogue);
  private final Planner planner =
      new Planner(
          Gathering.offline(catalogue),
          new RuleSettings(
              Mode.APPROVE, Optional.empty(), Set.of(), List.of(), List.of(), false));

  /// JSON to denial.
  @Benchmark
  public Denial reading() {
    return DenialReader.read(denied());
  }

  /// JSON to denial, diagnosis, guarded and hashed patch.
  @Benchmark
  public PolicyPatch wholeWay() {
    Denial denial = DenialReader.read(denied());
    var evidence =
        new Evidence(
            needs.read(denial),
            new PrincipalFacts.NotRead("offline"),
            new Simulation.NotDone("offline"),
            new Owner.Unknown());
    var diagnosis =
        (Diagnosis.MissingAllow)
            Diagnoser.diagnose(denial, TargetResolver.resolve(denial), evidence);
    PolicyPatch patch = PatchBuilder.build(diagnosis).orElseThrow();
    var limits =
        new PatchGuard.Limits(
            denial.account(),
            denial.region(),
            PatchBuilder.actions(diagnosis),
            diagnosis.needed().resources());
    if (!PatchGuard.objections(patch.text(), limits).isEmpty()) {
      throw new IllegalStateException("the guard objects to the sample's patch");
    }
    return patch;
  }

  /// All of it, and the key of the case and the decision with every rule's words.
  @Benchmark
  public Plan wholePlan() {
    return planner.plan(denied(), false, Instant.EPOCH);
  }

  /// The least there is to do.
  @Benchmark
  public String floor() throws IOException {
    return Floor.patch(event);
  }

  /// JSON to generic tree to the parts of the message.
  @Benchmark
  public List<String> plainReading() throws IOException {
    return PlainShape.read(event);
  }

  /// The same, and a policy for the one resource, written from nested maps.
  @Benchmark
  public String plainWholeWay() throws IOException {
    return PlainShape.patch(event);
  }

  private CloudTrailEvent denied() {
    return ((EventReading.AccessDenied) EventReader.read(event)).event();
  }
}
