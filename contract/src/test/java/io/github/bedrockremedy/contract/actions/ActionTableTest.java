package io.github.bedrockremedy.contract.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.OfferableActions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTableTest {
  private static final ActionTable TABLE = ActionTable.embedded();

  @Test
  void theTableIsWholeAndDated() {
    assertEquals("2026-09-26", TABLE.asOf());
    assertEquals(555, TABLE.all().size());
    assertEquals(Optional.of("write"), TABLE.access("bedrock:DeleteGuardrail"));
    assertEquals(
        Optional.of("permissions"), TABLE.access("bedrock:AllowVendedLogDeliveryForResource"));
    assertEquals(Optional.empty(), TABLE.access("bedrock:Converse"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bedrock:Converse",
        "bedrock:ConverseStream",
        "bedrock:StartAsyncInvoke",
        "bedrock:InvokeModelWithBidirectionalStream",
        "bedrock:RetrieveAndGenerateStream",
        "bedrock-mantle:InvokeModel",
        "bedrock-runtime:InvokeModel"
      })
  void whatPeopleTakeForActionsDoesNotExist(String action) {
    assertFalse(TABLE.exists(action));
    assertThrows(IllegalArgumentException.class, () -> TABLE.resourceTypes(action));
  }

  @Test
  void onlyBedrocksOwnPrefixesAreCovered() {
    for (String prefix : Set.of("bedrock", "bedrock-mantle", "bedrock-agentcore")) {
      assertTrue(TABLE.covers(prefix), prefix);
    }
    for (String prefix : Set.of("iam", "aws-marketplace", "bedrock-runtime", "")) {
      assertFalse(TABLE.covers(prefix), prefix);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0, true",
    "bedrock:InvokeModel, arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1, true",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1:1:foundation-model/amazon.nova-v1:0, false",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1:1:project/default, true",
    "bedrock:InvokeModelWithResponseStream, arn:aws:bedrock:us-east-1:1:project/default, false",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1:1:guardrail/abc, false",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1:1:foundation-modelx/abc, false",
    "bedrock:InvokeModel, arn:aws:bedrock-mantle:us-east-1:1:project/default, false",
    "bedrock:InvokeTool, arn:aws:bedrock::1:system-tool/web, true",
    "bedrock:InvokeFlow, arn:aws:bedrock:us-east-1:1:flow/F/alias/A, true",
    "bedrock:InvokeFlow, arn:aws:bedrock:us-east-1:1:flow/F, false",
    "bedrock:InvokeFlow, arn:aws:bedrock:us-east-1:1:flow/F/G/alias/A, false",
    "bedrock:InvokeFlow, arn:aws:bedrock:us-east-1:1:flow/F/alias/, false",
    "bedrock:RenderPrompt, arn:aws:bedrock:us-east-1:1:prompt/P:3, true",
    "bedrock:RenderPrompt, arn:aws:bedrock:us-east-1:1:prompt/P, true",
    "bedrock:ListFoundationModels, arn:aws:bedrock:us-east-1:1:guardrail/abc, false",
    "bedrock-mantle:CreateInference, arn:aws:bedrock-mantle:us-east-1:1:project/default, true",
    "bedrock-agentcore:GetAgentRuntime, arn:aws:bedrock-agentcore:us-east-1:1:runtime/r-1, true",
    "bedrock-agentcore:StartBrowserSession, arn:aws:bedrock-agentcore:us-east-1:aws:browser/b, true"
  })
  void anArnFitsTheActionsItsTypeIsListedFor(String action, String arn, boolean fits) {
    assertEquals(fits, TABLE.fits(action, arn));
  }

  @Test
  void everyOfferableActionExistsAndNamesNoResourceAwsDoesNot() {
    for (String action : OfferableActions.all()) {
      assertTrue(TABLE.exists(action), action);
      assertEquals(
          OfferableActions.resourceTypes(action).isEmpty(),
          TABLE.resourceTypes(action).isEmpty(),
          () -> action + ": * goes with exactly the actions without resource types");
      Set<String> words = firstWords(action);
      assertTrue(words.containsAll(OfferableActions.resourceTypes(action)), action);
    }
  }

  /// Another difference is a decision to take: see the text of [OfferableActions].
  @Test
  void onlyFourKindsOfResourceAreLeftOutOfWhatAwsDecidesInferenceOn() {
    for (String action : OfferableActions.all()) {
      Set<String> left = new HashSet<>(firstWords(action));
      left.removeAll(OfferableActions.resourceTypes(action));
      Set<String> expected =
          switch (action) {
            case OfferableActions.INVOKE ->
                Set.of("async-invoke", "project", "system-tool", "marketplace");
            case OfferableActions.INVOKE_STREAM -> Set.of("system-tool", "marketplace");
            default -> Set.of();
          };
      assertEquals(expected, left, action);
    }
  }

  private static Set<String> firstWords(String action) {
    return TABLE.resourceTypes(action).stream()
        .map(
            type ->
                switch (type) {
                  case "flow-alias" -> "flow";
                  case "prompt-version" -> "prompt";
                  case "bedrock-marketplace-model-endpoint" -> "marketplace";
                  default -> type;
                })
        .collect(Collectors.toSet());
  }
}
