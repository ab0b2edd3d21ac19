package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/// Roles let in whom their trust policies name, and a session can do no more than both its role and
/// its policy allow, in the role's account.
class StsServiceTest {
  private static final String HOME = "111122223333";
  private static final String WRITE = "arn:aws:iam::444455556666:role/bedrock-remedy/write";
  private static final String AGENT = "arn:aws:iam::444455556666:role/app/agent";
  private static final String PATCH = "arn:aws:iam::111122223333:role/bedrock-remedy/PatchHandler";
  private static final String DOCUMENT =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"bedrock:InvokeModel\",\"Resource\":\"*\"}]}";

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final LocalAws aws =
      LocalAws.start(
          AccountFile.parse(
              """
              {"AccountId": "111122223333", "OrganizationId": "o-ours",
               "RoleDetailList": [%s],
               "Accounts": [
                 {"AccountId": "777788889999", "OrganizationId": "o-theirs"},
                 {"AccountId": "444455556666", "OrganizationId": "o-ours",
                  "RoleDetailList": [
                    %s, %s,
                    {"RoleName": "write", "Path": "/bedrock-remedy/", "RoleId": "AROAWRITE",
                     "Arn": "arn:aws:iam::444455556666:role/bedrock-remedy/write",
                     "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
                       {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                        "Action": "sts:AssumeRole", "Condition": {
                          "ArnEquals": {"aws:PrincipalArn":
                            "arn:aws:iam::111122223333:role/bedrock-remedy/PatchHandler"},
                          "StringEquals": {"aws:PrincipalOrgID": "o-ours"}}}]},
                     "RolePolicyList": [{"PolicyName": "write", "PolicyDocument":
                       {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*",
                         "Condition": {"StringEquals": {"aws:ResourceTag/repair": "yes"}}}]}}]}]}]}
              """
                  .formatted(
                      agent(HOME, "agent"),
                      agent("444455556666", "agent"),
                      agent("444455556666", "other"))),
          () -> now);

  @AfterEach
  void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/bedrock-remedy/PatchHandler, true",
    "arn:aws:iam::111122223333:role/bedrock-remedy/DenialHandler, false",
    "arn:aws:iam::111122223333:role/PatchHandler, false",
    "arn:aws:iam::777788889999:role/bedrock-remedy/PatchHandler, false",
    "arn:aws:iam::444455556666:role/bedrock-remedy/PatchHandler, false"
  })
  void onlyTheRoleTheTrustPolicyNamesIsLetIn(String caller, boolean letIn) {
    if (letIn) {
      assertTrue(assume(caller, "").accessKeyId().startsWith("ASIA"));
    } else {
      var refused = assertThrows(StsException.class, () -> assume(caller, ""));
      assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    }
  }

  @Test
  void aKeyThatIsNoSessionsIsTheRootOfItsAccountWhomNobodyNamed() {
    StsClient root = Clients.on(StsClient.builder(), aws, "us-east-1", key(HOME));
    assertThrows(StsException.class, () -> root.assumeRole(request("")));
    assertEquals("arn:aws:iam::111122223333:root", root.getCallerIdentity().arn());
  }

  @Test
  void callsOfASessionLandInItsRolesAccount() {
    put(session(assume(PATCH, "")), "agent");
    assertEquals(java.util.Set.of("ours"), aws.account().inlinePolicies(AGENT).keySet());
    assertEquals(
        0, aws.account().inlinePolicies("arn:aws:iam::111122223333:role/app/agent").size());
  }

  @Test
  void aSessionIsNoMoreThanItsPolicy() {
    AwsCredentials narrowed =
        session(
            assume(
                PATCH,
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Action": "iam:PutRolePolicy", "Resource": "%s"}]}"""
                    .formatted(AGENT)));
    put(narrowed, "agent");
    assertRefused("no session policy", () -> put(narrowed, "other"));
    assertRefused(
        "DeleteRolePolicy",
        () -> iam(narrowed).deleteRolePolicy(r -> r.roleName("agent").policyName("ours")));
  }

  @Test
  void aPolicyGivesASessionNothingItsRoleLacks() {
    String everything =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    AwsCredentials wide = session(assume(PATCH, everything));
    assertRefused("no identity-based policy", () -> iam(wide).getRole(r -> r.roleName("agent")));
    aws.account().removeTag(AGENT, "repair");
    assertRefused("no identity-based policy", () -> put(wide, "agent"));
  }

  @Test
  void aSessionEndsAndItsTokenCannotBeLeftOut() {
    Credentials opened = assume(PATCH, "");
    var bare = Clients.on(IamClient.builder(), aws, "aws-global", key(opened.accessKeyId()));
    assertCode("InvalidClientTokenId", () -> bare.getRole(r -> r.roleName("agent")));
    now = now.plusSeconds(900);
    assertCode("ExpiredToken", () -> put(session(opened), "agent"));
  }

  private Credentials assume(String caller, String policy) {
    Session own = aws.run(caller);
    var credentials = AwsSessionCredentials.create(own.accessKey(), "local", own.token());
    return Clients.on(StsClient.builder(), aws, "us-east-1", credentials)
        .assumeRole(request(policy))
        .credentials();
  }

  private static AssumeRoleRequest request(String policy) {
    var request =
        AssumeRoleRequest.builder().roleArn(WRITE).roleSessionName("br-1").durationSeconds(900);
    return policy.isEmpty() ? request.build() : request.policy(policy).build();
  }

  private void put(AwsCredentials credentials, String role) {
    iam(credentials)
        .putRolePolicy(r -> r.roleName(role).policyName("ours").policyDocument(DOCUMENT));
  }

  private IamClient iam(AwsCredentials credentials) {
    return Clients.on(IamClient.builder(), aws, "aws-global", credentials);
  }

  private static AwsCredentials session(Credentials opened) {
    return AwsSessionCredentials.create(
        opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken());
  }

  private static AwsCredentials key(String accessKey) {
    return software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(accessKey, "local");
  }

  private static void assertRefused(String why, Runnable call) {
    var refused = assertThrows(IamException.class, call::run);
    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  private static void assertCode(String code, Runnable call) {
    var refused = assertThrows(AwsServiceException.class, call::run);
    assertEquals(code, refused.awsErrorDetails().errorCode());
  }

  private static String agent(String account, String name) {
    return """
        {"RoleName": "%s", "Path": "/app/", "RoleId": "AROA%s%s",
         "Arn": "arn:aws:iam::%s:role/app/%s", "Tags": [{"Key": "repair", "Value": "yes"}]}"""
        .formatted(name, name, account, account, name);
  }
}
