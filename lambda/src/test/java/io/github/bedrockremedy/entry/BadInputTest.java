package io.github.bedrockremedy.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Bent events through the real handler: each message ends as a case, as none of ours, or in the
/// list of what comes again; nothing is thrown, and nothing is written but to the table.
/// `-Dbad.events=1000000` sends as many; calls are answered in the process then as in a rehearsal.
class BadInputTest {
  private static final int EVENTS = Integer.getInteger("bad.events", 3000);
  private static final int BATCH = 50;
  private static final String ACCOUNT = "111122223333";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-10-12T14:04:00Z"));
  private static final Set<String> TABLE_WRITES =
      Set.of("PutItem", "UpdateItem", "TransactWriteItems");
  private static final Set<String> CASES =
      Set.of("case-planned", "case-counted", "case-recurred", "batch-refused");
  private static final Set<String> NOT_OURS = Set.of("event-not-ours", "event-refused");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void noMessageIsLostWhateverItSays() throws Exception {
    AwsClients nowhere =
        new AwsClients(
                new Region("us-east-1"), settings().accounts(), AwsClients.Endpoints.ofAws(), CLOCK)
            .rehearsed(ACCOUNT);
    send(new DenialHandler(wiring(nowhere)), new Mutants(1), EVENTS);
    System.out.println("bad input: " + EVENTS + " events, " + seen);
    // Without these the bounds could hold because everything was refused at the door.
    assertTrue(seen.getOrDefault("case-planned", 0) > EVENTS / 20, seen::toString);
    assertTrue(seen.getOrDefault("event-unreadable", 0) > EVENTS / 20, seen::toString);
    assertTrue(seen.getOrDefault("event-not-ours", 0) > EVENTS / 50, seen::toString);
  }

  @Test
  void aTableThatChecksWhatItIsGivenTakesThemToo() throws Exception {
    AccountFile account =
        AccountFile.read(
            Path.of("../events/missing-destination-regions/converse-stream/account.json"));
    try (LocalAws aws = LocalAws.start(account, CLOCK)) {
      var local =
          new AwsClients(
              new Region("us-east-1"),
              settings().accounts(),
              new AwsClients.Endpoints(
                  Optional.of(aws.endpoint()),
                  Optional.of(aws.dynamoDbEndpoint()),
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))),
              CLOCK);
      local.dynamoDb().createTable(CaseTableDefinition.named(settings().table()));
      send(new DenialHandler(wiring(local)), new Mutants(2), 400);
      assertEquals(0, aws.calls().count("iam:PutRolePolicy"));
    }
  }

  private void send(DenialHandler handler, Mutants mutants, int events) throws Exception {
    CallsMade.reset();
    for (int sent = 0; sent < events; sent += BATCH) {
      List<String> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(mutants.next());
      }
      log.reset();
      var out = new ByteArrayOutputStream();
      byte[] event = LambdaEvents.sqsBatch(settings().queueArn(), batch);
      handler.handleRequest(new ByteArrayInputStream(event), out, new LocalContext());
      everyMessageIsSomewhere(out.toByteArray(), "batch at " + sent);
    }
    for (String called : CallsMade.names()) {
      boolean reads =
          called.startsWith("Get")
              || called.startsWith("List")
              || called.startsWith("Simulate")
              || called.startsWith("Describe")
              || called.equals("BatchGetItem")
              || called.equals("Query");
      assertTrue(reads || TABLE_WRITES.contains(called), called);
    }
  }

  private void everyMessageIsSomewhere(byte[] answer, String where) throws Exception {
    int told = 0;
    for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
      Map<String, Object> read = JSON.std.mapFrom(line);
      String what = String.valueOf(read.get("what"));
      int count = read.get("count") instanceof Number number ? number.intValue() : 1;
      assertFalse(what.endsWith("-failed"), where + ": " + line);
      told += CASES.contains(what) || NOT_OURS.contains(what) ? count : 0;
      seen.merge(what, count, Integer::sum);
    }
    List<?> again = (List<?>) JSON.std.mapFrom(answer).getOrDefault("batchItemFailures", List.of());
    assertEquals(new HashSet<>(again).size(), again.size(), where);
    assertEquals(BATCH, told + again.size(), where + "\n" + log.toString(StandardCharsets.UTF_8));
  }

  private Wiring wiring(AwsClients clients) {
    var lines = new PrintStream(log, true, StandardCharsets.UTF_8);
    return new Wiring(settings(), clients, CLOCK, new JsonLog(lines));
  }

  private static Settings settings() {
    return Settings.read(
        Map.of(
            EnvironmentKeys.ACCOUNTS,
            ACCOUNT,
            EnvironmentKeys.MODE,
            "auto",
            EnvironmentKeys.AUTO_PRINCIPALS,
            "*",
            EnvironmentKeys.ALLOWED_REGIONS,
            "*",
            EnvironmentKeys.TABLE,
            "cases",
            EnvironmentKeys.QUEUE_ARN,
            "arn:aws:sqs:us-east-1:" + ACCOUNT + ":denials",
            EnvironmentKeys.APPROVALS_TOPIC,
            "arn:aws:sns:us-east-1:" + ACCOUNT + ":approvals",
            EnvironmentKeys.REPORTS_TOPIC,
            "arn:aws:sns:us-east-1:" + ACCOUNT + ":reports",
            EnvironmentKeys.APPROVAL_URL,
            "https://page.example"));
  }
}
