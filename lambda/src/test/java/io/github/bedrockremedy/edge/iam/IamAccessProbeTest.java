package io.github.bedrockremedy.edge.iam;

import static io.github.bedrockremedy.edge.iam.Probes.EAST;
import static io.github.bedrockremedy.edge.iam.Probes.INVOKE;
import static io.github.bedrockremedy.edge.iam.Probes.PROFILE;
import static io.github.bedrockremedy.edge.iam.Probes.STREAM;
import static io.github.bedrockremedy.edge.iam.Probes.WEST;
import static io.github.bedrockremedy.edge.iam.Probes.model;
import static io.github.bedrockremedy.edge.iam.Probes.through;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Sent;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/// What the simulator is asked.
class IamAccessProbeTest {
  private static final Arn NOWHERE = model("");

  private final Wire wire = new Wire();
  private final IamAccessProbe probe =
      new IamAccessProbe(wire.client(IamClient.builder(), "aws-global", new CallBudget()));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void probesOfOneContextThatFormAFullProductAreOneCall() {
    wire.answers(Simulated::allowAll);

    Simulation simulation =
        simulate(
            List.of(
                through(INVOKE, EAST),
                through(INVOKE, WEST),
                through(STREAM, EAST),
                through(STREAM, WEST)),
            false);

    assertInstanceOf(Simulation.Done.class, simulation);
    Map<String, String> expected = new TreeMap<>();
    expected.put("PolicySourceArn", Targets.ROLE.arn().toString());
    expected.put("ActionNames.member.1", "bedrock:InvokeModel");
    expected.put("ActionNames.member.2", "bedrock:InvokeModelWithResponseStream");
    expected.put("ResourceArns.member.1", EAST.toString());
    expected.put("ResourceArns.member.2", WEST.toString());
    expected.put("ContextEntries.member.1.ContextKeyName", "bedrock:InferenceProfileArn");
    expected.put("ContextEntries.member.1.ContextKeyType", "string");
    expected.put("ContextEntries.member.1.ContextKeyValues.member.1", PROFILE.toString());
    assertEquals(expected, wire.only().fields());
    assertTrue(HandlerActions.DENIAL.onAccount().contains("iam:" + wire.only().action()));
  }

  @Test
  void oneCallAsksEveryActionOnEveryResourceAndAnswersOnlyWhatWasProbed() {
    wire.answers(Simulated::allowAll);

    List<Probe> probes =
        List.of(through(INVOKE, EAST), through(INVOKE, WEST), through(STREAM, EAST));
    Simulation answered = simulate(probes, false);

    assertEquals(List.of(EAST.toString(), WEST.toString()), Simulated.resources(wire.only()));
    assertEquals(Set.copyOf(probes), ((Simulation.Done) answered).answers().keySet());
  }

  @Test
  void eachContextIsACallOfItsOwnAndTheRegionIsLeftOutUnlessAPolicyAsksForIt() {
    wire.answers(Simulated::allowAll);
    List<Probe> probes =
        List.of(
            Probe.direct(INVOKE, PROFILE, "us-east-1"),
            through(INVOKE, EAST),
            through(INVOKE, NOWHERE));

    simulate(probes, false);
    assertEquals(2, wire.sent().size());
    assertTrue(wire.sent().stream().noneMatch(s -> s.form().containsValue("aws:RequestedRegion")));

    simulate(probes, true);
    assertEquals(
        List.of("us-east-1", "us-east-2", "unspecified"),
        wire.sent().stream().skip(2).map(IamAccessProbeTest::region).toList());
  }

  @Test
  void whatIsKnownOfTheCallIsHandedOverAndTheGuardrailForModelsOnly() {
    wire.answers(Simulated::allowAll);
    var known = new KnownKeys(Map.of("Team", "ml"), Optional.of("arn:g:1"));
    Action apply = new Action("bedrock", "ApplyGuardrail");
    List<Probe> probes =
        List.of(Probe.direct(INVOKE, EAST, "us-east-2"), Probe.direct(apply, EAST, "us-east-2"));

    probe.simulate(Targets.ROLE, probes, Optional.empty(), known, false);
    probe.imagine(
        List.of(new HeldPolicy(HeldPolicy.Source.INLINE, "own", Optional.empty(), "{}")),
        Optional.empty(),
        probes.subList(0, 1),
        known,
        false);

    List<Map<String, String>> entries =
        wire.sent().stream().map(IamAccessProbeTest::context).toList();
    Map<String, String> both =
        Map.of("aws:PrincipalTag/Team", "ml", "bedrock:GuardrailIdentifier", "arn:g:1");
    assertEquals(List.of(both, Map.of("aws:PrincipalTag/Team", "ml"), both), entries);
  }

  @Test
  void aDraftIsImaginedBesideThePrincipalsOwnPolicies() {
    wire.answers(Simulated::allowAll);

    probe.simulate(
        Targets.USER,
        List.of(through(INVOKE, EAST)),
        Optional.of("{\"a\":1}"),
        KnownKeys.NONE,
        false);

    assertEquals("{\"a\":1}", wire.only().form().get("PolicyInputList.member.1"));
    assertEquals(Targets.USER.arn().toString(), wire.only().form().get("PolicySourceArn"));
  }

  @Test
  void nothingAskedIsNothingSent() {
    assertEquals(new Simulation.Done(Map.of()), simulate(List.of(), true));
    assertEquals(List.of(), wire.sent());
  }

  private static Map<String, String> context(Sent sent) {
    Map<String, String> context = new TreeMap<>();
    for (int i = 1;
        sent.form().containsKey("ContextEntries.member." + i + ".ContextKeyName");
        i++) {
      String entry = "ContextEntries.member." + i + ".";
      context.put(
          sent.field(entry + "ContextKeyName"), sent.field(entry + "ContextKeyValues.member.1"));
    }
    return context;
  }

  private Simulation simulate(List<Probe> probes, boolean splitByRegion) {
    return probe.simulate(Targets.ROLE, probes, Optional.empty(), KnownKeys.NONE, splitByRegion);
  }

  private static String region(Sent s) {
    int entry =
        "aws:RequestedRegion".equals(s.form().get("ContextEntries.member.1.ContextKeyName"))
            ? 1
            : 2;
    return s.field("ContextEntries.member." + entry + ".ContextKeyValues.member.1");
  }
}
