package io.github.bedrockremedy.pipeline;

import static io.github.bedrockremedy.pipeline.evidence.Answer.Organization.ALLOWS;
import static io.github.bedrockremedy.pipeline.evidence.Answer.Organization.REFUSES;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Answer.Organization;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.NearMisses;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a plan asks IAM's simulator about one denial; without and with the patch it asks alike.
///
/// @param known condition keys every call carries
record Questions(
    AccessProbe probe, Denial denial, PatchTarget target, Needed needed, KnownKeys known) {

  /// The answers for the needed calls, those of the twin action, and the near misses.
  ///
  /// Nobody reads the documents of service control policies, so it is not known whether one decides
  /// by the Region: without it a list of permitted Regions refuses everything and a list of
  /// forbidden ones nothing. Where such policies are at work, each needed call is asked once more
  /// with its Region. The first answers count if that cannot be done or changes nothing.
  ///
  /// Near misses are asked for apart: AWS says of a whole call whether service control policies
  /// allow it, and one that forbids a Region nobody needs must not cast doubt on the needed ones.
  ///
  /// @param draft policy text to imagine beside the principal's own
  /// @param byRegion whether it is known that a policy decides by the Region
  Simulation ask(Optional<String> draft, boolean byRegion) {
    List<Probe> wanted = wanted();
    if (wanted.isEmpty()) {
      return new Simulation.NotDone("the needed access is not known");
    }
    return switch (simulate(wanted, draft, byRegion)) {
      case Simulation.NotDone not -> not;
      case Simulation.Done done -> {
        Optional<Simulation.Done> again =
            byRegion ? Optional.empty() : withRegions(done, wanted, draft);
        yield again.isPresent()
            ? new Simulation.Done(withMisses(again.get(), draft, true), true)
            : new Simulation.Done(withMisses(done, draft, byRegion));
      }
    };
  }

  /// The answers with each call's Region, where they say something else of service control
  /// policies. What these say does not hang on the patch, so its proof asks again only where they
  /// refuse.
  private Optional<Simulation.Done> withRegions(
      Simulation.Done done, List<Probe> wanted, Optional<String> draft) {
    boolean ask =
        draft.isPresent() ? says(done, REFUSES) : says(done, REFUSES) || says(done, ALLOWS);
    return ask
            && simulate(wanted, draft, true) instanceof Simulation.Done again
            && (says(done, REFUSES) || says(again, REFUSES))
        ? Optional.of(again)
        : Optional.empty();
  }

  private static boolean says(Simulation.Done done, Organization organization) {
    return done.answers().values().stream().anyMatch(a -> a.organization() == organization);
  }

  private List<Probe> wanted() {
    Optional<Action> action = needed.wantedAction();
    Set<Probe> wanted = new LinkedHashSet<>();
    action.ifPresent(a -> wanted.addAll(needed.probes(a, denial.region().id())));
    action
        .flatMap(Action::twin)
        .ifPresent(twin -> wanted.addAll(needed.probes(twin, denial.region().id())));
    return List.copyOf(wanted);
  }

  private Map<Probe, Answer> withMisses(
      Simulation.Done done, Optional<String> draft, boolean byRegion) {
    List<Probe> misses = List.copyOf(NearMisses.of(needed, denial.region()).values());
    Map<Probe, Answer> answers = new LinkedHashMap<>(done.answers());
    if (simulate(misses, draft, byRegion) instanceof Simulation.Done also) {
      answers.putAll(also.answers());
    }
    return answers;
  }

  private Simulation simulate(List<Probe> probes, Optional<String> draft, boolean byRegion) {
    return probe.simulate(target, probes, draft, known, byRegion);
  }
}
