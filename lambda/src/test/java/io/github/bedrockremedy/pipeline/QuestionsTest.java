package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How often the simulator is asked, and with what.
class QuestionsTest {
  private static final Answer BY_ORGANIZATION =
      new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.REFUSES, List.of());

  private static final Answer LET_THROUGH =
      new Answer(Answer.Outcome.ALLOWED, true, Answer.Organization.ALLOWS, List.of());

  @Test
  void withoutAServiceControlPolicyInTheWayNothingIsAskedTwice() {
    var simulator = new Simulator(Facts.DENIED, Optional.of(Facts.DENIED));
    assertEquals(false, ask(simulator, false).regionDecides());
    assertEquals(List.of(false, false), simulator.byRegion);
  }

  @Test
  void whatAServiceControlPolicyRefusesIsAskedAgainWithEachRegion() {
    var simulator = new Simulator(BY_ORGANIZATION, Optional.of(Facts.ALLOWED));
    Simulation.Done done = ask(simulator, false);
    assertEquals(true, done.regionDecides());
    assertEquals(List.of(false, true, true), simulator.byRegion);
    assertEquals(true, done.answers().values().stream().allMatch(Answer::allowed));
  }

  @Test
  void whereTheRegionWasSentAtOnceNothingIsAskedTwice() {
    var simulator = new Simulator(BY_ORGANIZATION, Optional.of(BY_ORGANIZATION));
    assertEquals(false, ask(simulator, true).regionDecides());
    assertEquals(List.of(true, true), simulator.byRegion);
  }

  @Test
  void theFirstAnswersCountWhereTheRegionsCannotBeAskedFor() {
    var simulator = new Simulator(BY_ORGANIZATION, Optional.empty());
    Simulation.Done done = ask(simulator, false);
    assertEquals(false, done.regionDecides());
    assertEquals(
        List.of(Optional.empty()),
        done.answers().values().stream().map(Answer::told).distinct().toList());
  }

  @Test
  void aForbiddenRegionIsSeenOnlyWhenAskedFor() {
    var simulator = new Simulator(LET_THROUGH, Optional.of(BY_ORGANIZATION));
    Simulation.Done done = ask(simulator, false);
    assertEquals(true, done.regionDecides());
    assertEquals(List.of(false, true, true), simulator.byRegion);
    assertEquals(
        List.of(false),
        done.answers().values().stream().map(Answer::organizationAllows).distinct().toList());
  }

  @Test
  void theFirstAnswersCountWhereTheRegionsChangeNothing() {
    var simulator = new Simulator(LET_THROUGH, Optional.of(Facts.ALLOWED));
    assertEquals(false, ask(simulator, false).regionDecides());
    assertEquals(List.of(false, true, false), simulator.byRegion);
  }

  @Test
  void aPatchChangesNothingAboutServiceControlPoliciesThatLetThrough() {
    var simulator = new Simulator(LET_THROUGH, Optional.of(BY_ORGANIZATION));
    assertEquals(false, ask(simulator, Optional.of("{}"), false).regionDecides());
    assertEquals(List.of(false, false), simulator.byRegion);
  }

  private static Simulation.Done ask(AccessProbe simulator, boolean byRegion) {
    return ask(simulator, Optional.empty(), byRegion);
  }

  private static Simulation.Done ask(
      AccessProbe simulator, Optional<String> draft, boolean byRegion) {
    return assertInstanceOf(
        Simulation.Done.class,
        new Questions(simulator, Facts.denial(), Facts.role(), Facts.needed(), KnownKeys.NONE)
            .ask(draft, byRegion));
  }

  /// Answers alike whatever is asked, but for the Region.
  private record Simulator(Answer unsplit, Optional<Answer> split, List<Boolean> byRegion)
      implements AccessProbe {
    Simulator(Answer unsplit, Optional<Answer> split) {
      this(unsplit, split, new ArrayList<>());
    }

    @Override
    public Simulation simulate(
        PatchTarget target,
        List<Probe> probes,
        Optional<String> draft,
        KnownKeys known,
        boolean splitByRegion) {
      byRegion.add(splitByRegion);
      Optional<Answer> answer = splitByRegion ? split : Optional.of(unsplit);
      Map<Probe, Answer> answers = new LinkedHashMap<>();
      answer.ifPresent(a -> probes.forEach(p -> answers.put(p, a)));
      return answer.isPresent()
          ? new Simulation.Done(answers)
          : new Simulation.NotDone("the budget is spent");
    }

    @Override
    public Simulation imagine(
        List<HeldPolicy> policies,
        Optional<HeldPolicy> boundary,
        List<Probe> probes,
        KnownKeys known,
        boolean splitByRegion) {
      return new Simulation.NotDone("not asked here");
    }
  }
}
