package io.github.bedrockremedy.local;

import static io.github.bedrockremedy.local.Accounts.ROLE;
import static io.github.bedrockremedy.local.Accounts.allow;
import static io.github.bedrockremedy.local.Accounts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;

class IamServiceTest {
  private static final String MORE =
      """
      , "UserDetailList": [
          {"UserName": "ann", "Path": "/", "UserId": "AIDAANN", "GroupList": ["devs"],
           "Arn": "arn:aws:iam::111122223333:user/ann"}],
        "GroupDetailList": [
          {"GroupName": "devs", "Path": "/", "GroupId": "AGPADEVS",
           "Arn": "arn:aws:iam::111122223333:group/devs",
           "GroupPolicyList": [{"PolicyName": "g", "PolicyDocument":
             "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D"}],
           "AttachedManagedPolicies": [
             {"PolicyName": "Gone", "PolicyArn": "arn:aws:iam::aws:policy/Gone"},
             {"PolicyName": "Own", "PolicyArn": "arn:aws:iam::111122223333:policy/Own"}]}],
        "Policies": [
          {"PolicyName": "Own", "PolicyId": "ANPAOWN", "Path": "/", "DefaultVersionId": "v2",
           "Arn": "arn:aws:iam::111122223333:policy/Own",
           "PolicyVersionList": [
             {"VersionId": "v2", "Document": {"Version": "2012-10-17", "Statement": []}}]}]
      """;

  private final LocalAws aws =
      LocalAws.start(Accounts.role(allow("bedrock:InvokeModel", "*"), MORE), Clients.CLOCK);
  private final IamClient iam = Clients.iam(aws);

  @AfterEach
  void close() {
    iam.close();
    aws.close();
  }

  private void put(String name, String document) {
    iam.putRolePolicy(it -> it.roleName("agent").policyName(name).policyDocument(document));
  }

  @Test
  void aRoleComesWithPathIdTagsAndTrustPolicy() {
    var role = iam.getRole(it -> it.roleName("agent")).role();
    assertEquals(ROLE, role.arn());
    assertEquals("/app/", role.path());
    assertEquals("AROAEXAMPLE", role.roleId());
    assertEquals(List.of(Tag.builder().key("team").value("agents").build()), role.tags());
    assertTrue(role.assumeRolePolicyDocument().startsWith("%7B"));
  }

  @Test
  void anInlinePolicyIsGivenBackAsItWasWritten() {
    String document = document(allow("bedrock:InvokeModel", "*")) + "\r\n\t \n";
    put("exact", document);
    String encoded =
        iam.getRolePolicy(it -> it.roleName("agent").policyName("exact")).policyDocument();
    assertEquals(document, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    assertEquals(document, aws.account().inlinePolicies(ROLE).get("exact"));
    iam.deleteRolePolicy(it -> it.roleName("agent").policyName("exact"));
    assertThrows(
        NoSuchEntityException.class,
        () -> iam.getRolePolicy(it -> it.roleName("agent").policyName("exact")));
  }

  @Test
  void listsAreReadPageByPage() {
    put("a", document(allow("bedrock:*", "*")));
    var first = iam.listRolePolicies(it -> it.roleName("agent").maxItems(1));
    assertEquals(List.of("a"), first.policyNames());
    assertTrue(first.isTruncated());
    var second = iam.listRolePolicies(it -> it.roleName("agent").marker(first.marker()));
    assertEquals(List.of("models"), second.policyNames());
    assertFalse(second.isTruncated());
  }

  @Test
  void aUsersGroupsAndTheirPoliciesAreReadable() {
    var groups = iam.listGroupsForUser(it -> it.userName("ann")).groups();
    assertEquals("devs", groups.getFirst().groupName());
    assertEquals(List.of("g"), iam.listGroupPolicies(it -> it.groupName("devs")).policyNames());
    assertTrue(
        iam.getGroupPolicy(it -> it.groupName("devs").policyName("g"))
            .policyDocument()
            .contains("Statement"));
    assertEquals(
        2, iam.listAttachedGroupPolicies(it -> it.groupName("devs")).attachedPolicies().size());
    String own = "arn:aws:iam::111122223333:policy/Own";
    String version = iam.getPolicy(it -> it.policyArn(own)).policy().defaultVersionId();
    assertTrue(
        iam.getPolicyVersion(it -> it.policyArn(own).versionId(version))
            .policyVersion()
            .isDefaultVersion());
  }

  @Test
  void anAwsManagedPolicyThatTheFileLacksDoesNotExist() {
    assertThrows(
        NoSuchEntityException.class,
        () -> iam.getPolicy(it -> it.policyArn("arn:aws:iam::aws:policy/Gone")));
  }

  @Test
  void whatIsNotThereIsA404() {
    var missing =
        assertThrows(NoSuchEntityException.class, () -> iam.getRole(it -> it.roleName("nobody")));
    assertEquals(404, missing.statusCode());
    assertEquals("NoSuchEntity", missing.awsErrorDetails().errorCode());
  }

  @Test
  void theQuotaCountsAllInlinePoliciesTogetherAndNoWhiteSpace() {
    String filler = "\"Sid\":\"" + "a".repeat(5000) + "\",";
    String big = document(allow("bedrock:*", "*").replaceFirst("\\{", "{" + filler));
    put("one", big);
    put("blank", document(allow("bedrock:*", "*")).replace("{", "{" + " ".repeat(9000)));
    var full = assertThrows(LimitExceededException.class, () -> put("two", big));
    assertEquals(409, full.statusCode());
    assertFalse(aws.account().inlinePolicies(ROLE).containsKey("two"));
    assertThrows(
        LimitExceededException.class,
        () -> iam.putUserPolicy(it -> it.userName("ann").policyName("p").policyDocument(big)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Version\":\"2012\",\"Statement\":[]}",
        "{\"Statement\":[{\"Effect\":\"Maybe\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"InvokeModel\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"model\"}]}",
        "{\"Statement\":[{\"Sid\":\"a-b\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Nope\":{\"k\":\"v\"}}}]}"
      })
  void aDocumentAgainstTheGrammarIsMalformed(String document) {
    var refused = assertThrows(MalformedPolicyDocumentException.class, () -> put("p", document));
    assertEquals(400, refused.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"/aws-service-role/x.amazonaws.com/", "/aws-reserved/sso.amazonaws.com/"})
  void rolesOfAwsCannotBeChanged(String path) {
    AccountFile account =
        AccountFile.parse(
            """
            {"AccountId": "111122223333", "RoleDetailList": [
              {"RoleName": "its", "Path": "%1$s", "Arn": "arn:aws:iam::111122223333:role%1$sits"}]}
            """
                .formatted(path));
    try (var other = LocalAws.start(account, Clients.CLOCK);
        var client = Clients.iam(other)) {
      String document = document(allow("bedrock:*", "*"));
      var refused =
          assertThrows(
              UnmodifiableEntityException.class,
              () ->
                  client.putRolePolicy(
                      it -> it.roleName("its").policyName("p").policyDocument(document)));
      assertTrue(refused.awsErrorDetails().errorMessage().contains("only modifiable by AWS"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLE, 400, Throttling",
    "SERVER_ERROR, 500, ServiceFailure",
    "ACCESS_DENIED, 403, AccessDenied"
  })
  void faultsAnswerWithAwssOwnCodesAndDoNothing(Fault fault, int status, String code) {
    aws.faults().next("iam:PutRolePolicy", fault, 1);
    String document = document(allow("bedrock:*", "*"));
    var failed = assertThrows(IamException.class, () -> put("p", document));
    assertEquals(status, failed.statusCode());
    assertEquals(code, failed.awsErrorDetails().errorCode());
    assertFalse(aws.account().inlinePolicies(ROLE).containsKey("p"));
    put("p", document);
    assertEquals(2, aws.calls().count("iam:PutRolePolicy"));
  }

  @Test
  void aDroppedAnswerHasTakenEffectAndATimeOutHasNot() {
    String document = document(allow("bedrock:*", "*"));
    aws.faults().next("iam:PutRolePolicy", Fault.DROP_AFTER_WRITE, 1);
    assertThrows(RuntimeException.class, () -> put("dropped", document));
    aws.faults().next("iam:*", Fault.TIME_OUT, 1);
    assertThrows(RuntimeException.class, () -> put("lost", document));
    assertEquals(
        java.util.Set.of("models", "dropped"), aws.account().inlinePolicies(ROLE).keySet());
    assertEquals(2, aws.calls().count("iam:PutRolePolicy"));
  }

  @Test
  void policiesAreListedByPrincipal() {
    Map<String, ?> all = aws.account().policiesByPrincipal();
    assertEquals(java.util.Set.of(ROLE, "arn:aws:iam::111122223333:user/ann"), all.keySet());
  }

  @Test
  void anUnknownActionIsInvalid() {
    var refused = assertThrows(IamException.class, () -> iam.listUsers());
    assertEquals("InvalidAction", refused.awsErrorDetails().errorCode());
  }
}
