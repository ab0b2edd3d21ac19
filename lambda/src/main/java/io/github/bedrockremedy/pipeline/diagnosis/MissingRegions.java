package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Which Regions of a profile are not allowed today. One answer that hangs on
/// what the simulator did not know makes it unknown.
final class MissingRegions {
  private MissingRegions() {}

  static Optional<List<Region>> of(Denial denial, Evidence evidence) {
    if (!(evidence.before() instanceof Simulation.Done)
        || !(evidence.needed() instanceof Needed.ThroughProfile through)) {
      return Optional.empty();
    }
    var missing = new TreeSet<Region>();
    for (var model : through.profile().models()) {
      Probe probe = Probe.through(through.action(), model, through.profile().arn());
      Optional<Answer> answer = evidence.before().to(probe);
      if (answer.isEmpty()
          || answer.get().isDoubtfulDenial()
          || UnsureAllows.isDoubtful(
              KnownKeys.of(denial, evidence.principal()), evidence.principal(), probe, answer.get())
          || UnsureDenials.isUnsure(denial, evidence.principal(), probe, answer.get())) {
        return Optional.empty();
      }
      if (!answer.get().allowed()) {
        missing.add(new Region(model.region()));
      }
    }
    return Optional.of(List.copyOf(missing));
  }
}
