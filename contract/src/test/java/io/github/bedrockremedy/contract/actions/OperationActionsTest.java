package io.github.bedrockremedy.contract.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationActionsTest {
  @ParameterizedTest
  @CsvSource({
    "bedrock, InvokeModel, bedrock:Retrieve, true",
    "bedrock, Converse, bedrock:InvokeFlow, true",
    "bedrock, ApplyGuardrail, bedrock:InvokeModel, true",
    "bedrock, DeleteGuardrail, bedrock:InvokeModel, true",
    "bedrock-agentcore, GetAgentRuntime, bedrock:InvokeModel, true",
    "bedrock, Converse, bedrock:InvokeModelWithResponseStream, false",
    "bedrock, Converse, bedrock:ApplyGuardrail, false",
    "bedrock, Converse, bedrock:CallWithBearerToken, false",
    "bedrock, Converse, bedrock:GetInferenceProfile, false",
    "bedrock, Converse, bedrock:DeleteGuardrail, false",
    "bedrock, GetGuardrail, bedrock:CallWithBearerToken, false",
    "bedrock, RetrieveAndGenerate, bedrock:InvokeModel, false",
    "bedrock, CreateAgent, bedrock:InvokeModel, false",
    "bedrock, DeleteWhatNextYearBrings, bedrock:InvokeModel, false",
    "bedrock, AnOperationOfNextYear, bedrock:InvokeModel, false",
  })
  void onlyWhatIsCertainIsExcluded(
      String service, String operation, String action, boolean excluded) {
    assertEquals(
        excluded, OperationActions.excludes(service + ".amazonaws.com", operation, action));
  }
}
