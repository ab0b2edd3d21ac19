package io.github.bedrockremedy.pipeline.diagnosis;

import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.diagnose;
import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.missing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What lowers the confidence of a missing Allow.
class DoubtsTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final PrincipalFacts OWNER = Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE);

  @Test
  void anScpSeenOnlyInTheSimulationIsADoubtAndNoBlock() {
    Answer scp =
        new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.REFUSES, List.of());
    var missing = missing(NEEDED, OWNER, Facts.answering(NEEDED, scp));
    assertEquals(Confidence.INFERRED, missing.confidence());
    assertTrue(missing.doubts().getFirst().contains("service control policy"));
  }

  @Test
  void aKeyTheSimulationDidNotHaveIsADoubt() {
    Answer asking =
        new Answer(
            Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.NONE, List.of("aws:SourceIp"));
    var missing = missing(NEEDED, OWNER, Facts.answering(NEEDED, asking));
    assertEquals(Confidence.INFERRED, missing.confidence());
    assertTrue(missing.doubts().getFirst().contains("aws:SourceIp"));
  }

  @Test
  void aCallTheSimulationDidNotAnswerIsADoubt() {
    var missing = missing(NEEDED, OWNER, new Simulation.Done(Map.of()));
    assertEquals(Confidence.INFERRED, missing.confidence());
    assertEquals(4, missing.doubts().size());
  }

  @Test
  void anActionTheOperationIsNotKnownToNeedIsADoubtAndForbidsToBeSure() {
    Answer no = new Answer(Answer.Outcome.IMPLICIT_DENY, true, Answer.Organization.NONE, List.of());
    for (String operation : List.of("Converse", "GetGuardrail", "AnOperationOfNextYear")) {
      Denial denial = DenialReader.read(Records.denied().with("eventName", operation).event());
      var missing =
          assertInstanceOf(
              Diagnosis.MissingAllow.class,
              diagnose(denial, NEEDED, OWNER, Facts.answering(NEEDED, no)));
      boolean doubted = missing.doubts().stream().anyMatch(d -> d.contains("the operation"));
      assertEquals(!operation.equals("Converse"), doubted, operation);
      if (doubted) {
        assertEquals(Confidence.INFERRED, missing.confidence());
      }
    }
  }

  @Test
  void aServiceControlPolicyThatDecidesByTheRegionIsADoubt() {
    Map<Probe, Answer> answers =
        assertInstanceOf(Simulation.Done.class, Facts.allowing(NEEDED)).answers();
    assertEquals(
        List.of(Doubts.BY_REGION),
        Doubts.about(new Simulation.Done(answers, true), CALLS, true, false));
    assertEquals(List.of(), Doubts.about(new Simulation.Done(answers, false), CALLS, true, false));
  }

  @Test
  void aDenyOnWhatTheSimulatorAllowsIsNoObstacleAndNoDoubt() {
    String here =
        "{'Sid':'No','Effect':'Deny','Action':'*','Resource':'" + Records.model("us-east-1") + "'}";
    var missing =
        missing(
            NEEDED,
            Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE, here),
            Facts.allowing(NEEDED, "us-east-1"));
    assertEquals(List.of(), missing.unsure());
  }
}
