package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.Plans;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of callers, and the words for actions of Bedrock's other services.
class CallerWordsTest {
  private static final String MANTLE =
      "arn:aws:bedrock-mantle:us-east-1:618048437522:project/default";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|BedrockAgents-5VTIWONUMO-1f4c33b8-3a69-42be-bae0|service role of Bedrock agent 5VTIWONUMO;",
        "x|BedrockAgents-short-1f4c33b8|service role of a Bedrock agent;",
        "x|BedrockAgents-<script>--1f4c33b8|service role of a Bedrock agent;",
        "AmazonBedrockExecutionRoleForAgents_AB|s|service role of a Bedrock agent;",
        "x|BedrockAgentCore-8cdaf416-b4aa|execution role of something in Bedrock AgentCore;",
        "AmazonBedrockExecutionRoleForKnowledgeBase_AB|s|service role of a Bedrock knowledge base;",
        "AmazonBedrockExecutionRoleForFlows_AB|s|service role of a Bedrock flow;",
      })
  void theServiceARoleWorksForIsNamedForEveryCause(String role, String session, String words) {
    for (String reason :
        new String[] {
          "because no identity-based policy allows the x action",
          "",
          "with an explicit deny in a service control policy",
          "in words nobody knows"
        }) {
      String told =
          told(role(role, session)
                  .with(
                      "errorMessage",
                      Records.message("bedrock:InvokeModel", Records.profileArn(), reason)))
              .explanation();
      assertTrue(told.contains(words), told);
      assertTrue(told.contains("needs nothing"), told);
    }
  }

  @ParameterizedTest
  @CsvSource({"supervisor-dev, session-1", "MyAmazonBedrockExecutionRoleForAgents_A, BedrockAgent"})
  void nothingIsSaidOfAnyOtherRole(String role, String session) {
    assertFalse(told(role(role, session)).explanation().contains("needs nothing"));
  }

  @Test
  void apiKeysAreNamedByWhoseTheyAre() {
    var key = Map.<String, Object>of("callWithBearerToken", true);
    assertTrue(
        said(Records.denied().with("additionalEventData", key), "a short-term Bedrock API key"));
    Records jane = Records.denied().with("userIdentity", Records.user());
    assertFalse(said(jane, "API key"));
    assertTrue(said(jane.with("additionalEventData", key), "a Bedrock API key of this user"));
    var made =
        Map.of(
            "type", "IAMUser",
            "principalId", "AIDAEXAMPLE",
            "arn", "arn:aws:iam::618048437522:user/BedrockAPIKey-k4x7",
            "accountId", Records.ACCOUNT,
            "userName", "BedrockAPIKey-k4x7");
    assertTrue(said(Records.denied().with("userIdentity", made), "a long-term Bedrock API key"));
  }

  @Test
  void theBearerActionIsNeededOnTopOfTheOther() {
    assertTrue(
        said(Records.denied().deniedOn("bedrock:CallWithBearerToken", "*"), "in addition to"));
    assertFalse(said(Records.denied(), "in addition to"));
  }

  @Test
  void theAuthorizationIdIsShownAndIsNoPartOfTheResource() {
    String sentence = " Go to https://aws.amazon.com/x with authorization id: a1b2C3.";
    Records record =
        Records.denied()
            .with(
                "errorMessage",
                Records.message(
                    "bedrock:InvokeModel",
                    Records.model("us-east-2"),
                    Records.identityClause() + "." + sentence));
    assertTrue(said(record, "authorization id of it is a1b2C3."));
  }

  @Test
  void aMantleDenialGetsTheStatementItsOwnerCouldWrite() {
    Records record =
        Records.denied()
            .with("eventSource", "bedrock-mantle.amazonaws.com")
            .with("eventName", "CreateInference")
            .with("requestParameters", Map.of("model", "openai.gpt-oss-120b"))
            .deniedOn("bedrock-mantle:CreateInference", MANTLE);
    CasePlan.Finding told = told(record);
    assertTrue(told.explanation().contains("bedrock:InvokeModel neither allows nor denies"));
    String steps = String.join("\n", told.nextSteps());
    assertTrue(
        steps.contains(
            "\"Action\":[\"bedrock-mantle:CreateInference\"],\"Resource\":[\""
                + MANTLE
                + "\"],\"Condition\":{\"StringEquals\":{\"bedrock-mantle:Model\":"),
        steps);
    assertTrue(steps.contains("openai.gpt-oss-120b"), steps);
    assertTrue(steps.contains("data events"), steps);
    String bearer =
        String.join(
            "\n", told(record.deniedOn("bedrock-mantle:CallWithBearerToken", "*")).nextSteps());
    assertTrue(bearer.contains("\"Resource\":[\"*\"]"), bearer);
    String other =
        String.join(
            "\n", told(record.deniedOn("bedrock-mantle:DeleteProject", MANTLE)).nextSteps());
    assertFalse(other.contains("{"), other);
  }

  @Test
  void anActionOfAgentCoreIsNamedAsSuch() {
    assertTrue(
        said(
            Records.denied()
                .with("eventSource", "bedrock-agentcore.amazonaws.com")
                .deniedOn(
                    "bedrock-agentcore:GetAgentRuntime",
                    "arn:aws:bedrock-agentcore:us-east-1:618048437522:runtime/r-1"),
            "Amazon Bedrock AgentCore, a service with an IAM prefix of its own"));
  }

  private static boolean said(Records record, String words) {
    return told(record).explanation().contains(words);
  }

  private static CasePlan.Finding told(Records record) {
    return CasePlans.of(Plans.offline(record.event())).finding();
  }

  private static Records role(String role, String session) {
    return Records.denied()
        .with(
            "userIdentity",
            Map.of(
                "type",
                "AssumedRole",
                "principalId",
                Records.ROLE_ID + ":s",
                "arn",
                "arn:aws:sts::618048437522:assumed-role/" + role + "/" + session,
                "accountId",
                Records.ACCOUNT,
                "sessionContext",
                Map.of(
                    "sessionIssuer",
                    Map.of(
                        "type",
                        "Role",
                        "principalId",
                        Records.ROLE_ID,
                        "arn",
                        "arn:aws:iam::618048437522:role/" + role))));
  }
}
