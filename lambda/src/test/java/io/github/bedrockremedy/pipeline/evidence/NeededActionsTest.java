package io.github.bedrockremedy.pipeline.evidence;

import static io.github.bedrockremedy.pipeline.evidence.NeededOf.read;
import static io.github.bedrockremedy.pipeline.evidence.NeededOf.unclear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call needs by its action, and what a message leaves unsaid.
class NeededActionsTest {
  private static final String INVOKE = "bedrock:InvokeModel";

  @ParameterizedTest
  @CsvSource({
    "bedrock:DeleteGuardrail, *",
    "iam:PassRole, arn:aws:iam::618048437522:role/x",
    "bedrock:GetBlueprintRecommendation, ''",
    "bedrock:PutAccountDataRetention, arn:aws:bedrock:us-east-1:618048437522:account",
    "bedrock-mantle:CreateInference, arn:aws:bedrock-mantle:us-east-1:618048437522:project/default",
    "bedrock-agentcore:GetAgentRuntime, arn:aws:bedrock-agentcore:us-east-1:618048437522:runtime/r",
    "s3:GetObject, *",
  })
  void anActionThatIsNeverOfferedIsNeverNeeded(String action, String resource) {
    assertEquals(
        new Needed.Unoffered(Action.parse(action).orElseThrow()),
        read(Records.denied().deniedOn(action, resource)));
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:ApplyGuardrail, foundation-model/a.b, false",
    "bedrock:Retrieve, knowledge-base/KB1, true",
    "bedrock:InvokeAgent, agent-alias/A/B, true",
    "bedrock:InvokeAgent, agent/A, false",
  })
  void anotherActionNeedsAResourceOfItsType(String action, String resource, boolean fits) {
    String arn = "arn:aws:bedrock:us-east-1:618048437522:" + resource;
    Records record = Records.denied().with("eventName", action.substring("bedrock:".length()));
    assertEquals(fits, read(record.deniedOn(action, arn)) instanceof Needed.Direct);
    assertInstanceOf(Needed.Unclear.class, read(record.deniedOn(action, "*")));
  }

  @Test
  void anActionWithoutResourceTypesNeedsEveryResourceWhateverTheDenialNames() {
    Action bearer = new Action("bedrock", "CallWithBearerToken");
    assertEquals(
        new Needed.AnyResource(bearer), read(Records.denied().deniedOn(bearer.toString(), "*")));
    assertEquals(
        new Needed.AnyResource(bearer),
        read(Records.denied().deniedOn(bearer.toString(), Records.model("us-east-1"))));
  }

  @Test
  void whatTheMessageDoesNotSayIsNamed() {
    assertTrue(unclear(Records.denied().with("awsRegion", "nowhere")).contains("Region"));
    assertTrue(
        unclear(Records.denied().with("errorMessage", "Access denied when calling Bedrock"))
            .contains("names no action"));
    assertTrue(
        unclear(
                Records.denied()
                    .deniedOn(INVOKE, "arn:aws:bedrock:us-east-2::foundation-model/x..."))
            .contains("in full"));
    assertTrue(unclear(Records.denied().deniedOn(INVOKE, "*")).contains("in full"));
    assertTrue(
        unclear(Records.denied().deniedOn(INVOKE, "").without("requestParameters"))
            .contains("names a resource"));
    assertTrue(
        unclear(Records.denied().deniedOn(INVOKE, "").calling("my prompt"))
            .contains("names a resource"));
  }
}
