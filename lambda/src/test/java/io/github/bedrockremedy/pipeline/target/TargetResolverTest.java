package io.github.bedrockremedy.pipeline.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetResolverTest {
  @Test
  void aRoleSessionLeadsToTheRoleWithItsPathAndUniqueId() {
    var role = assertInstanceOf(PatchTarget.RoleInlinePolicy.class, resolve(Records.role()));
    assertEquals(Arn.parse(Records.ROLE_ARN).orElseThrow(), role.arn());
    assertEquals(Records.ROLE_ID, role.uniqueId());
    assertEquals("supervisor-dev", role.name());
    assertEquals(Records.ACCOUNT, role.account());
    assertEquals(new TargetTraits("role", 10_240, true), role.traits());
  }

  @Test
  void aUserLeadsToTheUserAndIsNeverChangedUnattended() {
    var user = assertInstanceOf(PatchTarget.UserInlinePolicy.class, resolve(Records.user()));
    assertEquals("jane", user.name());
    assertEquals("AIDAEXAMPLEJANE", user.uniqueId());
    assertEquals(new TargetTraits("user", 2_048, false), user.traits());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::618048437522:role/aws-service-role/bedrock.amazonaws.com/AWSServiceRoleForX, SERVICE_LINKED_ROLE",
    "arn:aws:iam::618048437522:role/aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Dev_1a2b, PERMISSION_SET",
    "arn:aws:iam::618048437522:role/AWSReservedSSO_Dev_1a2b, PERMISSION_SET",
    "arn:aws:iam::618048437522:role/aws-reserved/other, PERMISSION_SET",
    "arn:aws:iam::111122223333:role/supervisor-dev, OTHER_ACCOUNT",
    "arn:aws:iam::618048437522:role/supervisor-*, UNREADABLE",
    "arn:aws:sts::618048437522:role/supervisor-dev, UNREADABLE",
    "arn:aws:iam::618048437522:user/jane, UNREADABLE",
    "arn:aws:iam::618048437522:root, UNREADABLE",
    "not-an-arn, UNREADABLE",
  })
  void theIssuersArnDecidesWhetherARoleCanBeChanged(String arn, NotPatchable.Kind kind) {
    assertEquals(kind, not(role(arn, Records.ROLE_ID)).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AIDAEXAMPLE", "AROA!", "AROAEXAMPLE/x", "role"})
  void aRoleWithoutItsUniqueIdCannotBeToldFromOneMadeAnew(String id) {
    assertEquals(NotPatchable.Kind.UNREADABLE, not(role(Records.ROLE_ARN, id)).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>", "$(id)", "a:b", "a;b", "a%20b", ""})
  void aNameIamLetsNobodyHaveIsNobodys(String name) {
    NotPatchable not = not(role("arn:aws:iam::618048437522:role/agents/" + name, Records.ROLE_ID));
    assertEquals(NotPatchable.Kind.UNREADABLE, not.kind());
    assertEquals(Optional.empty(), not.arn());
    String longest = "arn:aws:iam::618048437522:role/" + "_+=,.@-x".repeat(8);
    assertInstanceOf(PatchTarget.RoleInlinePolicy.class, resolve(role(longest, Records.ROLE_ID)));
    assertEquals(NotPatchable.Kind.UNREADABLE, not(role(longest + "x", Records.ROLE_ID)).kind());
  }

  @Test
  void aNameMayHaveAnyLetterAndDigit() {
    String arn = "arn:aws:iam::618048437522:role/azAZ09";
    assertEquals(
        "azAZ09",
        assertInstanceOf(PatchTarget.RoleInlinePolicy.class, resolve(role(arn, Records.ROLE_ID)))
            .name());
  }

  @ParameterizedTest
  @CsvSource({
    "AZ09AZ09AZ, true",
    "az09az09az, false",
    "AZ09AZ09A@, false",
    "AZ09AZ09A[, false",
    "AZ09AZ09A:, false",
    "AZ09AZ09A, false",
  })
  void anAgentIsNamedByAnIdOfItsGrammarOnly(String id, boolean named) {
    Map<String, Object> identity = new HashMap<>(role(Records.ROLE_ARN, Records.ROLE_ID));
    identity.put(
        "arn",
        "arn:aws:sts::618048437522:assumed-role/supervisor-dev/BedrockAgents-" + id + "-1f4c");
    assertEquals(
        Optional.of(new ServiceRole.Agent(Optional.of(id).filter(_ -> named))),
        ServiceRole.of(DenialReader.read(Records.denied().with("userIdentity", identity).event())));
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonBedrockExecutionRoleForAgents_AB, s, Agent",
    "AmazonBedrockExecutionRoleForKnowledgeBase_AB, s, KnowledgeBase",
    "AmazonBedrockExecutionRoleForFlows_AB, s, Flow",
    "AmazonBedrockAgentCoreSDKRuntime-us-east-1-x, s, AgentCore",
    "x, BedrockAgentCore-8cdaf416, AgentCore",
    "x, BedrockAgents-nodash, Agent",
    "MyAmazonBedrockExecutionRoleForFlows_AB, s, ''",
    "x, MyBedrockAgents-1, ''",
  })
  void aServiceRoleIsKnownByHowItsNameOrItsSessionBegins(String name, String session, String kind) {
    Map<String, Object> identity =
        new HashMap<>(role("arn:aws:iam::618048437522:role/service-role/" + name, Records.ROLE_ID));
    identity.put("arn", "arn:aws:sts::618048437522:assumed-role/" + name + "/" + session);
    assertEquals(
        kind,
        ServiceRole.of(DenialReader.read(Records.denied().with("userIdentity", identity).event()))
            .map(service -> service.getClass().getSimpleName())
            .orElse(""));
    Map<String, Object> user = new HashMap<>(Records.user());
    user.put("arn", "arn:aws:iam::618048437522:user/" + name);
    assertEquals(
        Optional.empty(),
        ServiceRole.of(DenialReader.read(Records.denied().with("userIdentity", user).event())));
  }

  @Test
  void aUserWithoutItsUniqueIdCannotBeToldFromOneMadeAnew() {
    Map<String, Object> user = new HashMap<>(Records.user());
    user.put("principalId", Records.ROLE_ID);
    assertEquals(NotPatchable.Kind.UNREADABLE, not(user).kind());
    assertTrue(not(user).why().contains("unique id of the user"));
    assertTrue(not(role(Records.ROLE_ARN, "")).why().contains("unique id of the role"));
  }

  @ParameterizedTest
  @CsvSource({
    "Root, arn:aws:iam::618048437522:root, ROOT",
    "FederatedUser, arn:aws:sts::618048437522:federated-user/x, FEDERATED_USER",
    "IdentityCenterUser, '', PERMISSION_SET",
    "AWSService, '', SERVICE",
    "AWSAccount, '', OTHER_ACCOUNT",
    "Unknown, arn:aws:iam::618048437522:user/jane, UNREADABLE",
    "AssumedRole, '', UNREADABLE",
    "IAMUser, '', UNREADABLE",
    "IAMUser, arn:aws:iam::111122223333:user/jane, OTHER_ACCOUNT",
    "IAMUser, arn:aws:iam::618048437522:role/jane, UNREADABLE",
  })
  void noOtherCallerIsPatched(String type, String arn, NotPatchable.Kind kind) {
    NotPatchable not =
        not(
            Map.of(
                "type",
                type,
                "arn",
                arn,
                "principalId",
                "AIDAEXAMPLEJANE",
                "accountId",
                Records.ACCOUNT));
    assertEquals(kind, not.kind());
    assertTrue(not.why().endsWith("."));
    assertFalse(not.why().contains("null"));
  }

  private static Map<String, Object> role(String issuer, String id) {
    return Map.of(
        "type",
        "AssumedRole",
        "arn",
        "arn:aws:sts::618048437522:assumed-role/supervisor-dev/s",
        "accountId",
        Records.ACCOUNT,
        "sessionContext",
        Map.of("sessionIssuer", Map.of("type", "Role", "arn", issuer, "principalId", id)));
  }

  private static NotPatchable not(Map<String, Object> identity) {
    return assertInstanceOf(NotPatchable.class, resolve(identity));
  }

  private static Target resolve(Map<String, Object> identity) {
    return TargetResolver.resolve(
        DenialReader.read(Records.denied().with("userIdentity", identity).event()));
  }
}
