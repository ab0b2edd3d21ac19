package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.edge.Wire.Sent;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Answer.Outcome;
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

class IamAccessProbeTest {
  private static final Action INVOKE = Action.INVOKE_MODEL;
  private static final Action STREAM = Action.INVOKE_MODEL_STREAM;
  private static final Arn PROFILE =
      Targets.arn(
          "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.amazon.nova-lite-v1:0");
  private static final Arn EAST = model("us-east-2");
  private static final Arn WEST = model("us-west-2");
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
  void whatCountsForOneResourceIsItsOwnResultAndNotTheWhole() {
    wire.answers(
        s ->
            Simulated.simulated(
                Xml.element("EvalActionName", "bedrock:InvokeModel")
                    + Xml.element("EvalResourceName", "arn:aws:bedrock:*::foundation-model/*")
                    + Xml.element("EvalDecision", "explicitDeny")
                    + Xml.element(
                        "OrganizationsDecisionDetail",
                        Xml.element("AllowedByOrganizations", "false"))
                    + Xml.members(
                        "ResourceSpecificResults",
                        Simulated.specific(EAST, "allowed", ""),
                        Simulated.specific(
                            WEST,
                            "implicitDeny",
                            Xml.members("MissingContextValues", "aws:SourceVpc")
                                + Xml.element(
                                    "PermissionsBoundaryDecisionDetail",
                                    Xml.element("AllowedByPermissionsBoundary", "false"))))));

    Simulation simulation = simulate(List.of(through(INVOKE, EAST), through(INVOKE, WEST)), false);

    assertEquals(
        Optional.of(new Answer(Outcome.ALLOWED, true, Answer.Organization.REFUSES, List.of())),
        simulation.to(through(INVOKE, EAST)));
    assertEquals(
        Optional.of(
            new Answer(
                Outcome.IMPLICIT_DENY,
                false,
                Answer.Organization.REFUSES,
                List.of("aws:SourceVpc"))),
        simulation.to(through(INVOKE, WEST)));
  }

  @Test
  void aResultWithoutResourceSpecificOnesAnswersForTheOneResourceThatWasAsked() {
    wire.answers(
        s ->
            Simulated.simulated(
                Xml.element("EvalActionName", "bedrock:InvokeModel")
                    + Xml.element("EvalResourceName", "arn:aws:bedrock:*::foundation-model/*")
                    + Xml.element("EvalDecision", "explicitDeny")));

    assertEquals(
        Optional.of(new Answer(Outcome.EXPLICIT_DENY, true, Answer.Organization.NONE, List.of())),
        simulate(List.of(through(INVOKE, EAST)), false).to(through(INVOKE, EAST)));
  }

  @Test
  void everyPageOfTheAnswerIsRead() {
    wire.answers(
        s -> {
          boolean second = s.form().containsKey("Marker");
          String action = second ? STREAM.toString() : INVOKE.toString();
          return Reply.result(
              "SimulatePrincipalPolicy",
              Xml.members("EvaluationResults", Simulated.result(action, List.of(EAST.toString())))
                  + (second
                      ? Xml.NOT_TRUNCATED
                      : "<IsTruncated>true</IsTruncated><Marker>m</Marker>"));
        });

    Simulation simulation = simulate(List.of(through(INVOKE, EAST), through(STREAM, EAST)), false);

    assertTrue(simulation.allows(List.of(through(INVOKE, EAST), through(STREAM, EAST))));
    assertEquals(2, wire.sent().size());
  }

  @Test
  void aProbeIamDidNotAnswerMakesTheWholeSimulationNotDone() {
    wire.answers(
        s -> Simulated.simulated(Simulated.result(INVOKE.toString(), List.of(EAST.toString()))));

    assertEquals(
        new Simulation.NotDone(
            "iam:SimulatePrincipalPolicy did not answer for bedrock:InvokeModel on " + WEST),
        simulate(List.of(through(INVOKE, EAST), through(INVOKE, WEST)), false));
  }

  @Test
  void aDecisionNobodyKnowsIsNoAnswer() {
    wire.answers(
        s ->
            Simulated.simulated(
                Xml.element("EvalActionName", "bedrock:InvokeModel")
                    + Xml.element("EvalResourceName", EAST.toString())
                    + Xml.element("EvalDecision", "perhaps")));

    assertInstanceOf(Simulation.NotDone.class, simulate(List.of(through(INVOKE, EAST)), false));
  }

  @Test
  void aRefusedSimulationSaysWhy() {
    wire.answers(s -> Reply.error(403, "AccessDenied"));

    assertEquals(
        new Simulation.NotDone(
            "iam:SimulatePrincipalPolicy is not allowed to this system (AccessDenied)"),
        simulate(List.of(through(INVOKE, EAST)), false));
  }

  @Test
  void nothingAskedIsNothingSent() {
    assertEquals(new Simulation.Done(Map.of()), simulate(List.of(), true));
    assertEquals(List.of(), wire.sent());
  }

  private Simulation simulate(List<Probe> probes, boolean splitByRegion) {
    return probe.simulate(Targets.ROLE, probes, Optional.empty(), KnownKeys.NONE, splitByRegion);
  }

  private static Probe through(Action action, Arn model) {
    return Probe.through(action, model, PROFILE);
  }

  private static Arn model(String region) {
    return Targets.arn("arn:aws:bedrock:" + region + "::foundation-model/amazon.nova-lite-v1:0");
  }

  private static String region(Sent s) {
    int entry =
        "aws:RequestedRegion".equals(s.form().get("ContextEntries.member.1.ContextKeyName"))
            ? 1
            : 2;
    return s.field("ContextEntries.member." + entry + ".ContextKeyValues.member.1");
  }
}
