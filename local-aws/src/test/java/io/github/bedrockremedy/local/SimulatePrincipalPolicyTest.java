package io.github.bedrockremedy.local;

import static io.github.bedrockremedy.local.Accounts.ROLE;
import static io.github.bedrockremedy.local.Accounts.allow;
import static io.github.bedrockremedy.local.Accounts.deny;
import static io.github.bedrockremedy.local.Accounts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

class SimulatePrincipalPolicyTest {
  private static final String EAST1 = "arn:aws:bedrock:us-east-1::foundation-model/m";
  private static final String EAST2 = "arn:aws:bedrock:us-east-2::foundation-model/m";
  private static final String INVOKE = "bedrock:InvokeModel";

  private static List<EvaluationResult> simulate(
      AccountFile account,
      java.util.function.Consumer<SimulatePrincipalPolicyRequest.Builder> more) {
    try (var aws = LocalAws.start(account, Clients.CLOCK);
        var iam = Clients.iam(aws)) {
      return iam.simulatePrincipalPolicy(
              it -> {
                it.policySourceArn(ROLE).actionNames(INVOKE).resourceArns(EAST1, EAST2);
                more.accept(it);
              })
          .evaluationResults();
    }
  }

  @Test
  void oneResultAnActionWithTheMostRestrictiveAnswerAndEachResourceInsideIt() {
    var results = simulate(Accounts.role(allow(INVOKE, EAST1)), it -> {});
    assertEquals(1, results.size());
    EvaluationResult result = results.getFirst();
    assertEquals(PolicyEvaluationDecisionType.IMPLICIT_DENY, result.evalDecision());
    assertFalse(List.of(EAST1, EAST2).contains(result.evalResourceName()));
    List<ResourceSpecificResult> each = result.resourceSpecificResults();
    assertEquals(EAST1, each.get(0).evalResourceName());
    assertEquals(PolicyEvaluationDecisionType.ALLOWED, each.get(0).evalResourceDecision());
    var matched = each.get(0).matchedStatements().getFirst();
    assertEquals(PolicySourceType.ROLE, matched.sourcePolicyType());
    assertEquals("role_agent_models", matched.sourcePolicyId());
    assertEquals(1, matched.startPosition().line());
    assertEquals(PolicyEvaluationDecisionType.IMPLICIT_DENY, each.get(1).evalResourceDecision());
  }

  @Test
  void aDraftCountsAsIfItWereWritten() {
    var results =
        simulate(
            Accounts.role(allow(INVOKE, EAST1)),
            it -> it.policyInputList(document(allow(INVOKE, EAST2))));
    assertEquals(PolicyEvaluationDecisionType.ALLOWED, results.getFirst().evalDecision());
  }

  @Test
  void missingContextIsNamedPerResourceAndGivenContextIsUsed() {
    String conditional =
        "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"bedrock:InferenceProfileArn\":\"p\"}}}"
            .formatted(INVOKE);
    AccountFile account = Accounts.role(conditional);
    ResourceSpecificResult without =
        simulate(account, it -> {}).getFirst().resourceSpecificResults().getFirst();
    assertEquals(List.of("bedrock:InferenceProfileArn"), without.missingContextValues());
    ContextEntry entry =
        ContextEntry.builder()
            .contextKeyName("bedrock:InferenceProfileArn")
            .contextKeyType("string")
            .contextKeyValues("p")
            .build();
    EvaluationResult with = simulate(account, it -> it.contextEntries(entry)).getFirst();
    assertEquals(PolicyEvaluationDecisionType.ALLOWED, with.evalDecision());
  }

  @Test
  void anOrganizationThatDeniesStopsTheSimulation() {
    String organization =
        ",\"OrganizationPolicies\":[[%s],[%s,%s]]"
            .formatted(
                document(allow("*", "*")),
                document(allow("*", "*")),
                document(deny(INVOKE, EAST2)));
    EvaluationResult result =
        simulate(Accounts.role(allow("bedrock:*", "*"), organization), it -> {}).getFirst();
    assertEquals(PolicyEvaluationDecisionType.EXPLICIT_DENY, result.evalDecision());
    assertFalse(result.organizationsDecisionDetail().allowedByOrganizations());
    ResourceSpecificResult denied = result.resourceSpecificResults().get(1);
    assertTrue(denied.matchedStatements().isEmpty());
    assertTrue(denied.missingContextValues().isEmpty());
  }

  @Test
  void aBoundaryThatDoesNotAllowIsSaidPerResource() {
    EvaluationResult result =
        simulate(
                Accounts.role(allow("bedrock:*", "*")),
                it -> it.permissionsBoundaryPolicyInputList(document(allow(INVOKE, EAST1))))
            .getFirst();
    assertFalse(result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
    var each = result.resourceSpecificResults();
    assertTrue(each.get(0).permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
    assertFalse(each.get(1).permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
    assertEquals(PolicyEvaluationDecisionType.IMPLICIT_DENY, each.get(1).evalResourceDecision());
  }

  @Test
  void withoutResourcesTheAnswerIsForEverything() {
    EvaluationResult result =
        simulate(Accounts.role(allow(INVOKE, "*")), it -> it.resourceArns(List.of())).getFirst();
    assertEquals("*", result.evalResourceName());
    assertFalse(result.hasResourceSpecificResults());
  }

  @Test
  void unknownPrincipalsAndSessionsAreRefused() {
    AccountFile account = Accounts.role(allow(INVOKE, "*"));
    assertThrows(
        NoSuchEntityException.class, () -> simulate(account, it -> it.policySourceArn(ROLE + "x")));
    var session =
        assertThrows(
            IamException.class,
            () ->
                simulate(
                    account,
                    it -> it.policySourceArn("arn:aws:sts::111122223333:assumed-role/agent/s")));
    assertEquals("InvalidInput", session.awsErrorDetails().errorCode());
  }

  @Test
  void anOperatorThatIsNotKnownIsNamed() {
    String odd =
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringSounds\":{\"k\":\"v\"}}}";
    var refused = assertThrows(IamException.class, () -> simulate(Accounts.role(odd), it -> {}));
    assertTrue(refused.awsErrorDetails().errorMessage().contains("StringSounds"));
  }
}
