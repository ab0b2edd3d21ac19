package io.github.bedrockremedy.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.SourceRegions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String HOME = "111122223333";
  private static final String BOTH = "111122223333,444455556666";

  @Test
  void oneAccountIsHomeAndNeedsNoRoles() {
    Settings settings = Settings.read(environment());
    assertEquals(HOME, settings.accounts().home());
    assertEquals(Set.of(), settings.accounts().members());
    assertEquals(Optional.empty(), settings.accounts().readRole());
    assertEquals(ApprovalChannel.LINK, settings.rules().channel());
    assertTrue(settings.rules().permitted().users());
  }

  @Test
  void withoutSourceRegionsOnlyTheFunctionsOwnCounts() {
    assertEquals(
        new SourceRegions(Set.of("eu-west-1")),
        Settings.read(environment("AWS_REGION", "eu-west-1")).sources());
    assertEquals(
        new SourceRegions(Set.of("eu-west-1", "us-east-1")),
        Settings.read(environment(EnvironmentKeys.SOURCE_REGIONS, "eu-west-1, us-east-1"))
            .sources());
    assertNamed(EnvironmentKeys.SOURCE_REGIONS, EnvironmentKeys.SOURCE_REGIONS, "us-east-1,moon");
  }

  @Test
  void furtherAccountsAreReachedThroughTheRolesThatAreNamed() {
    Settings settings =
        Settings.read(
            environment(
                EnvironmentKeys.ACCOUNTS,
                BOTH,
                EnvironmentKeys.HOME_ACCOUNT,
                HOME,
                EnvironmentKeys.MEMBER_READ_ROLE,
                "bedrock-remedy/member-read",
                EnvironmentKeys.MEMBER_WRITE_ROLE,
                "bedrock-remedy/member-write"));
    assertEquals(Set.of("444455556666"), settings.accounts().members());
    assertEquals(Optional.of("bedrock-remedy/member-write"), settings.accounts().writeRole());
  }

  @Test
  void furtherAccountsWithoutAHomeOrARoleStopTheFunction() {
    assertNamed(EnvironmentKeys.HOME_ACCOUNT, EnvironmentKeys.ACCOUNTS, BOTH);
    assertNamed(
        EnvironmentKeys.MEMBER_READ_ROLE,
        EnvironmentKeys.ACCOUNTS,
        BOTH,
        EnvironmentKeys.HOME_ACCOUNT,
        HOME);
    assertNamed(
        EnvironmentKeys.MEMBER_WRITE_ROLE,
        EnvironmentKeys.ACCOUNTS,
        BOTH,
        EnvironmentKeys.HOME_ACCOUNT,
        HOME,
        EnvironmentKeys.MEMBER_READ_ROLE,
        "member-read");
  }

  @Test
  void whereNothingIsWrittenNoRoleThatWritesIsAskedFor() {
    Settings settings =
        Settings.read(
            environment(
                EnvironmentKeys.MODE,
                "dry-run",
                EnvironmentKeys.ACCOUNTS,
                BOTH,
                EnvironmentKeys.HOME_ACCOUNT,
                HOME,
                EnvironmentKeys.MEMBER_READ_ROLE,
                "member-read"));
    assertEquals(Optional.empty(), settings.accounts().writeRole());
  }

  @Test
  void whatPatchesMayTouchIsRead() {
    var rules =
        Settings.read(
                environment(
                    EnvironmentKeys.ALLOWED_MODELS, "anthropic.*, amazon.nova-*",
                    EnvironmentKeys.REQUIRED_BOUNDARY, "arn:aws:iam::*:policy/team/bedrock",
                    EnvironmentKeys.USERS, "false",
                    EnvironmentKeys.APPROVAL_CHANNEL, "iam-only"))
            .rules();
    assertEquals(List.of("anthropic.*", "amazon.nova-*"), rules.permitted().models());
    assertEquals(Optional.of("arn:aws:iam::*:policy/team/bedrock"), rules.permitted().boundary());
    assertEquals(false, rules.permitted().users());
    assertEquals(ApprovalChannel.IAM_ONLY, rules.channel());
  }

  @ParameterizedTest
  @CsvSource({
    "REMEDY_HOME_ACCOUNT, 12345",
    "REMEDY_HOME_ACCOUNT, 44445555666x",
    "REMEDY_MEMBER_READ_ROLE, /member-read",
    "REMEDY_MEMBER_READ_ROLE, member:read",
    "REMEDY_MEMBER_WRITE_ROLE, arn:aws:iam::1:role/x",
    "REMEDY_MEMBER_WRITE_ROLE, ${x}",
    "REMEDY_REQUIRED_BOUNDARY, team/bedrock",
    "REMEDY_REQUIRED_BOUNDARY, arn:aws:iam::*:policy/*",
    "REMEDY_REQUIRED_BOUNDARY, arn:aws:iam::*:role/x",
    "REMEDY_APPROVAL_CHANNEL, mail",
    "REMEDY_USERS, yes"
  })
  void whatIsNotAllowedIsNamed(String key, String value) {
    assertNamed(key, key, value);
  }

  private static void assertNamed(String key, String... given) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Settings.read(environment(given)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(key + " is '") && message.contains("expected"), message);
  }

  private static Map<String, String> environment(String... given) {
    Map<String, String> environment = new HashMap<>();
    environment.put(EnvironmentKeys.ACCOUNTS, HOME);
    environment.put(EnvironmentKeys.TABLE, "cases");
    environment.put(EnvironmentKeys.QUEUE_ARN, "arn:aws:sqs:us-east-1:111122223333:denials");
    environment.put(EnvironmentKeys.APPROVALS_TOPIC, "arn:aws:sns:us-east-1:111122223333:a");
    environment.put(EnvironmentKeys.REPORTS_TOPIC, "arn:aws:sns:us-east-1:111122223333:r");
    environment.put(EnvironmentKeys.APPROVAL_URL, "https://example.com");
    for (int i = 0; i < given.length; i += 2) {
      environment.put(given[i], given[i + 1]);
    }
    return environment;
  }
}
