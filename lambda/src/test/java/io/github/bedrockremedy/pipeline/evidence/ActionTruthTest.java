package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Plans;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.Undetermined;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message says, held against AWS's own list of actions.
class ActionTruthTest {
  private static final String OURS = "arn:aws:bedrock:us-east-1:618048437522:";

  @ParameterizedTest
  @CsvSource({
    "bedrock:Converse, bedrock:InvokeModel",
    "bedrock:ConverseStream, bedrock:InvokeModel",
    "bedrock-mantle:InvokeModel, bedrock:InvokeModel",
  })
  void anActionThatDoesNotExistIsNeverEmittedNorConcludedFrom(String action, String hint) {
    Undetermined diagnosis = undetermined(Records.denied().deniedOn(action, Records.profileArn()));
    assertTrue(diagnosis.why().contains(action), diagnosis.why());
    String steps = String.join(" ", diagnosis.nextSteps());
    assertTrue(steps.contains(hint), steps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam:PassRole", "aws-marketplace:Subscribed", "bedrock-websearch:Fetch"})
  void ofOtherPrefixesNothingIsKnownAndNothingSaid(String action) {
    Plan plan = Plans.offline(Records.denied().deniedOn(action, OURS + "x/y").event());
    assertFalse(plan.diagnosis() instanceof Undetermined, action);
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:InvokeModel, guardrail/abc",
    "bedrock:InvokeModelWithResponseStream, project/default",
    "bedrock:ApplyGuardrail, knowledge-base/KB",
    "bedrock:InvokeFlow, flow/F",
    "bedrock:DeleteGuardrail, knowledge-base/KB",
    "bedrock-mantle:CreateInference, project/default",
  })
  void aResourceTheActionIsNeverDecidedOnIsAContradiction(String action, String resource) {
    String operation = action.substring(action.indexOf(':') + 1);
    String why =
        undetermined(
                Records.denied().with("eventName", operation).deniedOn(action, OURS + resource))
            .why();
    assertTrue(why.contains("never decided on a resource such as " + OURS + resource), why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"project/default", "async-invoke/a1", "marketplace/model-endpoint/all-access"})
  void aResourceNoPatchNamesIsNoContradictionAndStillNoPatch(String resource) {
    String why =
        undetermined(Records.denied().deniedOn("bedrock:InvokeModel", OURS + resource)).why();
    assertTrue(why.contains("is decided on " + OURS + resource + " too"), why);
  }

  @Test
  void aFlowsAliasIsPatchedByItsOwnArn() {
    String alias = OURS + "flow/FLOW123456/alias/ALIAS12345";
    Plan plan =
        Plans.offline(
            Records.denied()
                .with("eventName", "InvokeFlow")
                .deniedOn("bedrock:InvokeFlow", alias)
                .event());
    assertEquals(Cause.MISSING_ACTION, plan.diagnosis().toCause());
    assertTrue(plan.patch().orElseThrow().text().contains("\"Resource\":[\"" + alias + "\"]"));
  }

  @ParameterizedTest
  @CsvSource({
    "InvokeAgent, the agent's service role (session BedrockAgents",
    "InvokeInlineAgent, the agent's service role (session BedrockAgents",
    "InvokeFlow, the flow's service role",
  })
  void theCallerOfAnAgentIsSentToTheRecordOfItsServiceRole(String operation, String whose) {
    Undetermined diagnosis = withoutAction(operation);
    String step = diagnosis.nextSteps().getFirst();
    assertTrue(step.contains(whose), step);
    assertTrue(step.contains("--region us-east-1 --start-time 2026-11-22T10:23:00Z"), step);
    assertTrue(step.length() < 500, "the words of a report end at 600 characters");
  }

  @Test
  void whoMakesAnAgentIsSentToTheAgentsRole() {
    String steps = String.join(" ", withoutAction("CreateAgent").nextSteps());
    assertTrue(steps.contains("its service role, not the caller"), steps);
  }

  @Test
  void whatAnOperationIsUsuallyDecidedOnIsAHintAndNoConclusion() {
    Undetermined diagnosis = withoutAction("ConverseStream");
    String hint = diagnosis.nextSteps().getLast();
    assertTrue(hint.contains("usually decided on bedrock:InvokeModelWithResponseStream"), hint);
    assertEquals(Optional.empty(), diagnosis.needed().wantedAction());
    assertEquals(1, withoutAction("GetGuardrail").nextSteps().size());
    assertEquals(1, withoutAction("InvokeModelWithResponseStream").nextSteps().size());
  }

  private static Undetermined withoutAction(String operation) {
    return undetermined(
        Records.denied()
            .with("eventName", operation)
            .with("errorMessage", "Access denied when calling Bedrock."));
  }

  private static Undetermined undetermined(Records record) {
    Plan plan = Plans.offline(record.event());
    assertEquals(Optional.empty(), plan.patch());
    Diagnosis diagnosis = plan.diagnosis();
    return assertInstanceOf(Undetermined.class, diagnosis);
  }
}
