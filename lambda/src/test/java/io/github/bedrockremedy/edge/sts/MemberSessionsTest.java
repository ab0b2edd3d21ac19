package io.github.bedrockremedy.edge.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.edge.NoSession;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

class MemberSessionsTest {
  private static final String READ = "arn:aws:iam::444455556666:role/bedrock-remedy/member-read";
  private static final String WRITE = "arn:aws:iam::444455556666:role/bedrock-remedy/member-write";
  private static final Action PUT = new Action("iam", "PutRolePolicy");

  private final Wire wire = new Wire();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final StsClient sts = wire.client(StsClient.builder(), "us-east-1");
  private final MemberSessions sessions = new MemberSessions(() -> sts, () -> now);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aSessionThatReadsIsKeptUntilShortlyBeforeItEnds() {
    wire.answers(s -> session(now.plus(Duration.ofHours(1))));
    var provider = sessions.reading(READ);
    assertEquals(
        AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "token"),
        provider.resolveCredentials());
    now = now.plus(Duration.ofMinutes(54));
    provider.resolveCredentials();
    sessions.reading(READ).resolveCredentials();
    assertEquals(
        Map.of(
            "RoleArn", READ,
            "RoleSessionName", "bedrock-remedy-read",
            "DurationSeconds", "3600"),
        wire.only().fields());
    now = now.plus(Duration.ofMinutes(1));
    provider.resolveCredentials();
    assertEquals(2, wire.sent().size());
  }

  @Test
  void aSessionThatWritesCanDoOneActOnOnePrincipalAndIsNeverKept() {
    wire.answers(s -> session(now.plus(Duration.ofMinutes(15))));
    sessions.writing(WRITE, "br-k7m2p4q6ab", PUT, Targets.ROLE.arn());
    assertEquals(
        Map.of(
            "RoleArn", WRITE,
            "RoleSessionName", "br-k7m2p4q6ab",
            "DurationSeconds", "900",
            "Policy",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OneAct\",\"Effect\":\"Allow\",\"Action\":[\"iam:PutRolePolicy\"],\"Resource\":[\"arn:aws:iam::618048437522:role/agents/supervisor-dev\"]}]}"),
        wire.only().fields());
    sessions.writing(WRITE, "br-k7m2p4q6ab", PUT, Targets.ROLE.arn());
    assertEquals(2, wire.sent().size());
  }

  @Test
  void noSessionIsMadeForAPrincipalThatIsAPattern() {
    Arn every = Targets.arn("arn:aws:iam::444455556666:role/*");
    assertThrows(IllegalArgumentException.class, () -> sessions.writing(WRITE, "br-x", PUT, every));
    assertEquals(0, wire.sent().size());
  }

  @Test
  void aRefusalNamesTheRoleAndNotTheCallThatWasMeant() {
    wire.answers(s -> Reply.error(403, "AccessDenied"));
    var refused = assertThrows(NoSession.class, () -> sessions.reading(READ).resolveCredentials());
    assertEquals(
        "sts:AssumeRole of " + READ + " is not allowed to this system (AccessDenied)",
        Failure.of(refused).why("iam:GetRole"));
    assertTrue(Failure.of(refused).denied());
  }

  @Test
  void rolesAreNamedByTheConfigurationAlone() {
    var accounts =
        new ServedAccounts(
            "111122223333",
            Set.of("444455556666"),
            Optional.of("bedrock-remedy/member-read"),
            Optional.of("bedrock-remedy/member-write"));
    assertEquals(Optional.empty(), accounts.toRead(Partition.AWS, "111122223333"));
    assertEquals(Optional.of(READ), accounts.toRead(Partition.AWS, "444455556666"));
    assertEquals(Optional.of(WRITE), accounts.toWrite(Partition.AWS, "444455556666"));
    for (String foreign :
        new String[] {"777788889999", "", "444455556666:role/evil", "444455556666 "}) {
      assertThrows(IllegalArgumentException.class, () -> accounts.toRead(Partition.AWS, foreign));
      assertThrows(IllegalArgumentException.class, () -> accounts.toWrite(Partition.AWS, foreign));
    }
  }

  private static Reply session(Instant expires) {
    return Reply.result(
        "AssumeRole",
        "<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
            + "<SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials>"
                .formatted(expires));
  }
}
