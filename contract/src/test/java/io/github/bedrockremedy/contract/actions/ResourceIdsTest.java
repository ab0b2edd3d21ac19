package io.github.bedrockremedy.contract.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.OfferableActions;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceIdsTest {
  private static final String ACCOUNT = "111122223333";

  @Test
  void everythingAPatchMayNameHasAShape() {
    var named = new TreeSet<String>();
    OfferableActions.all().forEach(a -> named.addAll(OfferableActions.resourceTypes(a)));
    assertEquals(named, new TreeSet<>(ResourceIds.types()));
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:InvokeModel, provisioned-model/abc123def456",
    "bedrock:InvokeModel, imported-model/abc123def456",
    "bedrock:InvokeModel, custom-model-deployment/abc123def456",
    "bedrock:InvokeModel, inference-profile/us.meta.llama3-1-8b-instruct-v1:0",
    "bedrock:InvokeModel, application-inference-profile/a1b2c3d4e5f6",
    "bedrock:InvokeModel, default-prompt-router/anthropic.claude:1",
    "bedrock:InvokeAgent, agent-alias/AGENT12345/TSTALIASID",
    "bedrock:InvokeFlow, flow/FLOW123456/alias/ALIAS12345",
    "bedrock:RenderPrompt, prompt/PROMPT12AB",
    "bedrock:RenderPrompt, prompt/PROMPT12AB:DRAFT",
    "bedrock:Retrieve, knowledge-base/ABCDE12345",
    "bedrock:ApplyGuardrail, guardrail/rid78cnjcal4",
    "bedrock:ApplyGuardrail, guardrail-profile/us.guardrail.v1:0",
  })
  void whatAwsWritesIsPossibleAndFitsAwssOwnTable(String action, String resource) {
    String type = resource.substring(0, resource.indexOf('/'));
    assertTrue(ResourceIds.possible(type, ACCOUNT, resource), resource);
    String arn = "arn:aws:bedrock:us-east-1:" + ACCOUNT + ":" + resource;
    assertTrue(ActionTable.embedded().fits(action, arn), resource);
  }

  @ParameterizedTest
  @CsvSource({
    "provisioned-model, provisioned-model/",
    "provisioned-model, provisioned-model/a$b",
    "provisioned-model, provisioned-model/a/b",
    "provisioned-model, provisioned-model:abc",
    "imported-model, imported-model/x:y",
    "inference-profile, inference-profile/us.anthropic.claude-x/y",
    "flow, flow/F/alias/A/x",
    "flow, flow/F",
    "agent-alias, agent-alias/A",
    "guardrail, guardrail/a/b",
    "prompt, prompt/P:1:2",
    "knowledge-base, knowledge-base/",
  })
  void whatAwsNeverWritesIsNot(String type, String resource) {
    assertEquals(false, ResourceIds.possible(type, ACCOUNT, resource));
  }

  @Test
  void aFoundationModelIsNobodysAndAllElseIsSomebodys() {
    String model = "foundation-model/openai.gpt-5.6-sol";
    assertTrue(ResourceIds.possible("foundation-model", "", model));
    assertEquals(false, ResourceIds.possible("foundation-model", ACCOUNT, model));
    assertEquals(false, ResourceIds.possible("guardrail", "", "guardrail/abc"));
    assertTrue(ResourceIds.possible("project", ACCOUNT, "project/default"));
  }
}
