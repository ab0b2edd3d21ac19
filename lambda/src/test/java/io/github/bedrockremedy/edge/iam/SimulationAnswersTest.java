package io.github.bedrockremedy.edge.iam;

import static io.github.bedrockremedy.edge.iam.Probes.EAST;
import static io.github.bedrockremedy.edge.iam.Probes.INVOKE;
import static io.github.bedrockremedy.edge.iam.Probes.STREAM;
import static io.github.bedrockremedy.edge.iam.Probes.WEST;
import static io.github.bedrockremedy.edge.iam.Probes.through;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Answer.Outcome;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/// What is read from the simulator's answers, and what is no answer.
class SimulationAnswersTest {
  private final Wire wire = new Wire();
  private final IamAccessProbe probe =
      new IamAccessProbe(wire.client(IamClient.builder(), "aws-global", new CallBudget()));

  @AfterEach
  void close() {
    wire.close();
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

    Simulation simulation = simulate(List.of(through(INVOKE, EAST), through(INVOKE, WEST)));

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
        simulate(List.of(through(INVOKE, EAST))).to(through(INVOKE, EAST)));
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

    Simulation simulation = simulate(List.of(through(INVOKE, EAST), through(STREAM, EAST)));

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
        simulate(List.of(through(INVOKE, EAST), through(INVOKE, WEST))));
  }

  @Test
  void aDecisionNobodyKnowsIsNoAnswer() {
    wire.answers(
        s ->
            Simulated.simulated(
                Xml.element("EvalActionName", "bedrock:InvokeModel")
                    + Xml.element("EvalResourceName", EAST.toString())
                    + Xml.element("EvalDecision", "perhaps")));

    assertInstanceOf(Simulation.NotDone.class, simulate(List.of(through(INVOKE, EAST))));
  }

  @Test
  void aRefusedSimulationSaysWhy() {
    wire.answers(s -> Reply.error(403, "AccessDenied"));

    assertEquals(
        new Simulation.NotDone(
            "iam:SimulatePrincipalPolicy is not allowed to this system (AccessDenied)"),
        simulate(List.of(through(INVOKE, EAST))));
  }

  private Simulation simulate(List<Probe> probes) {
    return probe.simulate(Targets.ROLE, probes, Optional.empty(), KnownKeys.NONE, false);
  }
}
