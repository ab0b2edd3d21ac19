package io.github.bedrockremedy.pipeline.denial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who called, as the record of a denial tells it.
class PrincipalTest {
  @Test
  void aRoleSessionIsKnownByItsIssuerWithThePath() {
    Principal role = DenialReader.read(Records.denied().event()).principal();
    assertEquals(Principal.Kind.ASSUMED_ROLE, role.kind());
    assertEquals(Optional.of(Records.ROLE_ARN), role.roleOrUserArn());
    assertEquals(Optional.of(Records.ROLE_ID), role.uniqueId());
    assertEquals(Optional.of("session-1"), role.session());
    assertEquals(Optional.of(Records.ACCOUNT), role.account());
  }

  @Test
  void withoutAnIssuerTheRoleIsTakenFromTheSession() {
    Principal role =
        principal(
            Map.of(
                "type",
                "AssumedRole",
                "principalId",
                Records.ROLE_ID + ":s",
                "arn",
                "arn:aws-us-gov:sts::618048437522:assumed-role/my-role/user123=Name"));
    assertEquals(
        Optional.of("arn:aws-us-gov:iam::618048437522:role/my-role"), role.roleOrUserArn());
    assertEquals(Optional.of(Records.ROLE_ID), role.uniqueId());
    assertEquals(Optional.of(Records.ACCOUNT), role.account());
  }

  @Test
  void aUserIsAUserAlsoWithASessionContext() {
    Principal user = principal(Records.user());
    assertEquals(Principal.Kind.IAM_USER, user.kind());
    assertEquals(Optional.of("arn:aws:iam::618048437522:user/dev/jane"), user.roleOrUserArn());
    assertEquals(Optional.of("AIDAEXAMPLEJANE"), user.uniqueId());
    assertEquals(Optional.empty(), user.session());
  }

  @ParameterizedTest
  @CsvSource({
    "AssumedRole, ASSUMED_ROLE",
    "IAMUser, IAM_USER",
    "Root, ROOT",
    "FederatedUser, FEDERATED_USER",
    "IdentityCenterUser, IDENTITY_CENTER_USER",
    "AWSService, AWS_SERVICE",
    "AWSAccount, AWS_ACCOUNT",
    "Directory, UNKNOWN",
    "Role, UNKNOWN",
    "Unknown, UNKNOWN",
    "WebIdentityUser, UNKNOWN",
    "SAMLUser, UNKNOWN",
    "'', UNKNOWN",
  })
  void everyTypeOfCallerHasItsKind(String type, Principal.Kind kind) {
    Principal bare = principal(Map.of("type", type));
    assertEquals(kind, bare.kind());
    assertEquals(Optional.empty(), bare.roleOrUserArn());
    var full = new LinkedHashMap<>(Records.role());
    full.put("type", type);
    boolean changeable =
        switch (kind) {
          case ASSUMED_ROLE, IAM_USER, ROOT, FEDERATED_USER -> true;
          case IDENTITY_CENTER_USER, AWS_SERVICE, AWS_ACCOUNT, UNKNOWN -> false;
        };
    assertEquals(changeable, principal(full).roleOrUserArn().isPresent());
  }

  @Test
  void anApiKeyIsTold() {
    assertTrue(
        DenialReader.read(
                Records.denied()
                    .with("additionalEventData", Map.of("callWithBearerToken", true))
                    .event())
            .principal()
            .apiKey());
  }

  private static Principal principal(Map<String, Object> identity) {
    return DenialReader.read(Records.denied().with("userIdentity", identity).event()).principal();
  }
}
