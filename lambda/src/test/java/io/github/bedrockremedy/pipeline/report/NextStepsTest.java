package io.github.bedrockremedy.pipeline.report;

import static io.github.bedrockremedy.pipeline.report.Told.list;
import static io.github.bedrockremedy.pipeline.report.Told.steps;
import static io.github.bedrockremedy.pipeline.report.Told.told;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people are told to do does what it says.
class NextStepsTest {
  private static final String INVOKE = "bedrock:InvokeModel";
  private static final String SCP = "with an explicit deny in a service control policy";
  private static final String OWN = "with an explicit deny in an identity-based policy";
  private static final String BOUNDARY =
      "because no permissions boundary allows the bedrock:InvokeModel action";

  @Test
  void aSubscriptionOnItsWayIsWaitedForAndNoRightIsAskedFor() {
    String told =
        message(
            "Your account is not authorized to access this model. Your AWS Marketplace"
                + " subscription for this model is still being processed. Try again in 15 minutes.");
    assertTrue(told.contains("still being processed"), told);
    assertTrue(told.contains("Wait up to 15 minutes, then call again"), told);
    assertFalse(told.contains("aws-marketplace:Subscribe"), told);
  }

  @Test
  void aRetiredVersionIsGoneForEverybody() {
    String told = message("This model version has reached the end of its life. Please refer.");
    assertTrue(told.contains("retired that version for everybody"), told);
    assertTrue(told.contains("move to the successor"), told);
    assertFalse(told.contains("legacy"), told);
  }

  @Test
  void anActionThatIsNeverOfferedIsToldWithItsResource() {
    String guardrail = "arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2c3";
    String steps =
        steps(
            Records.denied()
                .with("eventName", "DeleteGuardrail")
                .deniedOn("bedrock:DeleteGuardrail", guardrail));
    assertTrue(
        steps.contains(
            "add bedrock:DeleteGuardrail to the code that makes the role, on "
                + guardrail
                + " alone."),
        steps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateModelInvocationJob", "CreateAgent", "CreateEvaluationJob"})
  void whoMayPassRolesGetsTheOneStatementThatPassesThisRoleToBedrock(String operation) {
    String role = "arn:aws:iam::618048437522:role/service-role/bedrock-batch";
    Records record = Records.denied().with("eventName", operation).deniedOn("iam:PassRole", role);
    String steps = steps(record);
    assertTrue(steps.contains("Whoever grants roles to be passed"), steps);
    assertTrue(
        steps.contains(
            "\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"PassRoleToBedrock\",\"Effect\":\"Allow\",\"Action\":[\"iam:PassRole\"],\"Resource\":[\""
                + role
                + "\"],\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":[\"bedrock.amazonaws.com\"]}}}]}"),
        steps);
    assertTrue(steps.contains("\naws iam get-role --role-name bedrock-batch"), steps);
    assertTrue(told(record).contains("was denied iam:PassRole on " + role), told(record));
  }

  @Test
  void noStatementIsMadeForARoleThatIsNotNamedOrForAnotherService() {
    for (String resource :
        List.of("*", "arn:aws:iam::618048437522:role/*", "arn:aws:iam::618048437522:user/x")) {
      String steps =
          steps(
              Records.denied().with("eventName", "CreateAgent").deniedOn("iam:PassRole", resource));
      assertFalse(steps.contains("{"), steps);
      assertFalse(steps.contains("aws iam"), steps);
      assertTrue(steps.contains("allow iam:PassRole on that one role"), steps);
    }
    String agentCore =
        steps(
            Records.denied()
                .with("eventSource", "bedrock-agentcore.amazonaws.com")
                .with("eventName", "CreateAgentRuntime")
                .deniedOn("iam:PassRole", "arn:aws:iam::618048437522:role/runtime"));
    assertFalse(agentCore.contains("{"), agentCore);
    assertTrue(agentCore.contains("iam:PassedToService for the one service"), agentCore);
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, BOUNDARY})
  void aBlockOfAPermissionSetGoesToTheIdentityCenterAdministrator(String clause) {
    String role = "AWSReservedSSO_Dev_0123456789abcdef";
    List<String> steps = list(denied(clause).with("userIdentity", identity(role)));
    assertTrue(
        steps.getFirst().startsWith("Identity Center administrator: in the "), steps.getFirst());
    assertTrue(steps.getFirst().contains("of permission set Dev, "), steps.getFirst());
    assertTrue(steps.get(1).contains(" --role-name " + role), steps.get(1));
    assertTrue(steps.getLast().contains("provision the permission set"), steps.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, BOUNDARY, "because no identity-based policy allows the action"})
  void anIdentityCenterUserWithoutARoleIsNotSaidToHaveOne(String clause) {
    String told =
        told(
            denied(clause)
                .with(
                    "userIdentity",
                    Map.of("type", "IdentityCenterUser", "accountId", Records.ACCOUNT)));
    assertTrue(told.contains("An Identity Center user"), told);
    assertFalse(told.contains(" role"), told);
    assertFalse(told.contains("AWSReservedSSO"), told);
  }

  @Test
  void whoLooksForADenyingStatementIsShownDocumentsAndNotOnlyNames() {
    String named = steps(denied(OWN + ": arn:aws:iam::618048437522:policy/team/No"));
    assertTrue(
        named.contains(
            "\naws iam get-policy-version --policy-arn arn:aws:iam::618048437522:policy/team/No"
                + " --version-id VERSION_ID"),
        named);
    String unnamed = steps(denied(OWN));
    assertTrue(
        unnamed.contains(
            "\naws iam get-role-policy --role-name supervisor-dev --policy-name POLICY_NAME"),
        unnamed);
    assertTrue(unnamed.contains("get-policy-version --policy-arn POLICY_ARN"), unnamed);
  }

  @Test
  void nobodyIsSentToChangeAPolicyOfAFoundationModel() {
    String steps = steps(denied("with an explicit deny in a resource-based policy"));
    assertTrue(steps.contains("foundation models are AWS's own"), steps);
    assertFalse(steps.contains("change its resource-based policy"), steps);
  }

  @Test
  void nobodyIsSentBackToTheRecordThatWasJustRead() {
    for (String action : List.of(INVOKE, "bedrock:Retrieve", "bedrock:InvokeFlow")) {
      String steps =
          steps(
              Records.denied()
                  .with("eventName", action.substring("bedrock:".length()))
                  .without("requestParameters")
                  .deniedOn(action, ""));
      assertTrue(steps.contains("Find out w"), steps);
      assertFalse(steps.contains("eventID"), steps);
    }
  }

  @Test
  void whereNobodyKnowsWhatTheCallNeedsTheDeniedResourceIsNamed() {
    String own =
        "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3d4e5f6";
    for (String clause : List.of(SCP, BOUNDARY, OWN)) {
      String steps =
          steps(
              Records.denied()
                  .calling(own)
                  .with("errorMessage", Records.message(INVOKE, own, clause)));
      assertTrue(steps.contains(INVOKE + " on " + own), steps);
      assertFalse(steps.contains("the resource"), steps);
    }
    String role = "arn:aws:iam::618048437522:role/batch";
    String passed = Records.message("iam:PassRole", role, SCP);
    assertTrue(
        steps(Records.denied().with("errorMessage", passed)).contains("iam:PassRole on " + role));
  }

  @Test
  void nothingIsSaidOfTheProfileAloneWhereAwsNamesNoResource() {
    assertTrue(told(Records.denied().deniedOn(INVOKE, "")).contains("message names no resource"));
    assertTrue(
        told(Records.denied().deniedOn(INVOKE, Records.profileArn()))
            .contains(INVOKE + " on the profile itself."));
  }

  @Test
  void aStoredPromptIsSaidToHaveBeenCalled() {
    String prompt = "arn:aws:bedrock:us-east-1:618048437522:prompt/PROMPT12AB:1";
    for (String region : List.of("us-east-1", "eu-west-1", "mx-central-1")) {
      String told = told(Records.denied().calling(prompt).deniedOn(INVOKE, Records.model(region)));
      assertTrue(told.toLowerCase(java.util.Locale.ROOT).contains("stored prompt"), told);
      assertFalse(told.contains("tell what was called"), told);
      assertFalse(told.contains("which model or profile was called"), told);
    }
  }

  private static Records denied(String clause) {
    return Records.denied()
        .with("errorMessage", Records.message(INVOKE, Records.model("us-east-2"), clause));
  }

  private static Map<String, Object> identity(String role) {
    Map<String, Object> identity = new HashMap<>(Records.role());
    identity.put("arn", "arn:aws:sts::618048437522:assumed-role/" + role + "/jane");
    identity.put(
        "sessionContext",
        Map.of(
            "sessionIssuer",
            Map.of(
                "arn",
                "arn:aws:iam::618048437522:role/aws-reserved/sso.amazonaws.com/" + role,
                "principalId",
                Records.ROLE_ID)));
    return identity;
  }

  private static String message(String text) {
    return told(Records.denied().with("errorMessage", text));
  }
}
