package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The commands that look after an installation: what they find, what they refuse, and that they
/// say which. Real SDK clients; the account's file answers for the services.
class DoctorTest {
  private static final Path ACCOUNT = Path.of("src/test/resources/installed-account.json");
  private static final String ROLE = "arn:aws:iam::618048437522:role/agent";
  private static final String OURS = "BedrockRemedy-br-k7m2p4q6ab";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<LocalAws> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(LocalAws::close);
  }

  @Test
  void aWiredInstallationIsWell() throws Exception {
    assertEquals(0, run(aws(account()), "doctor"), () -> out + "\n" + err);
    String text = out.toString();
    assertEquals(13, text.lines().filter(l -> l.contains(": ok")).count(), text);
    assertTrue(text.lines().allMatch(l -> l.length() <= 80), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"IsLogging\": true | \"IsLogging\": false | trail: BROKEN",
        "\"ReadWriteType\": \"All\" | \"ReadWriteType\": \"WriteOnly\" | trail: BROKEN",
        "\"IsMultiRegionTrail\": true | \"IsMultiRegionTrail\": false | trail: BROKEN",
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS | ENABLED | rule: BROKEN",
        "bedrock-mantle.amazonaws.com | other.amazonaws.com | rule: ATTENTION",
        "\"ApproximateNumberOfMessages\": \"0\" | \"ApproximateNumberOfMessages\": \"3\" | dead letters: ATTENTION",
        "\"Maximum\": 0 | \"Maximum\": 1500 | queue: ATTENTION",
        "\"MetricAlarms\": [] | \"MetricAlarms\": [{\"AlarmName\": \"BedrockRemedy-apply-failed\"}] | alarms: ATTENTION",
        "{\"State\": \"Enabled\", \"LastProcessingResult\": \"OK\"} | {\"State\": \"Disabled\"} | mappings: BROKEN",
        "\"LastProcessingResult\": \"OK\" | \"LastProcessingResult\": \"PROBLEM: Function call failed\" | mappings: BROKEN",
        "\"State\": \"Active\" | \"State\": \"Failed\" | functions: BROKEN",
        "\"RoleName\": \"DenialHandler\" | \"RoleName\": \"Other\" | roles: BROKEN",
        "arn:aws:sns:us-east-1:618048437522:approvals:1 | PendingConfirmation | subscribers approvals: BROKEN",
        "arn:aws:sns:us-east-1:618048437522:reports:1 | PendingConfirmation | subscribers reports: BROKEN",
        "arn:aws:sns:us-east-1:618048437522:alarms:1 | PendingConfirmation | subscribers alarms: BROKEN"
      })
  void eachBrokenLinkIsNamedAndTheOthersAreStillLookedAt(String from, String to, String line)
      throws Exception {
    String changed = account().replace(from, to);
    assertTrue(!changed.equals(account()), from);
    assertEquals(1, run(aws(changed), "doctor"));
    String text = out.toString();
    assertTrue(text.contains(line), text);
    assertTrue(text.contains("table: ok"), text);
  }

  @Test
  void aTopicAnEarlierStackDoesNotNameIsUnknownAndTheOthersAreAsked() throws Exception {
    LocalAws aws = aws(account());
    Map<String, String> earlier = outputs("618048437522");
    earlier.remove(StackOutputs.REPORTS_TOPIC);
    aws.deployed("BedrockRemedy", earlier);
    assertEquals(1, run(aws, "doctor"));
    String text = out.toString();
    assertTrue(text.contains("subscribers reports: UNKNOWN"), text);
    assertTrue(text.contains("subscribers alarms: ok"), text);
  }

  @Test
  void whatMayNotBeReadIsUnknownAndNotWell() throws Exception {
    LocalAws aws = aws(account());
    aws.faults().next("cloudtrail:DescribeTrails", Fault.ACCESS_DENIED, 1);
    assertEquals(1, run(aws, "doctor", "--output", "json"));
    Map<String, Object> json = JSON.std.mapFrom(out.toString());
    assertEquals("bedrock-remedy.doctor/1", json.get("schema"));
    assertTrue(
        out.toString().contains("\"link\":\"trail\",\"verdict\":\"unknown\""), out::toString);
  }

  @Test
  void aProbeIsMadeOnlyWhenAskedForAndOnlyADeniedOneIsWell() throws Exception {
    LocalAws aws = aws(account());
    run(aws, "doctor");
    assertEquals(0, aws.calls().count("sts:AssumeRole"));
    assertEquals(1, run(aws, "doctor", "--probe", "arn:aws:iam::618048437522:role/probe"));
    assertTrue(out.toString().contains("may list inference profiles"), out::toString);
    aws.faults().next("bedrock:ListInferenceProfiles", Fault.ACCESS_DENIED, 1);
    assertEquals(0, run(aws, "doctor", "--probe", "arn:aws:iam::618048437522:role/probe"));
  }

  @Test
  void furtherRegionsAndAccountsAreLookedAtWithARoleOfTheirs() throws Exception {
    LocalAws aws = aws(account());
    aws.deployed("BedrockRemedy", beyond());
    assertEquals(1, run(aws, "doctor"));
    String text = out.toString();
    assertTrue(text.contains("forwarder us-west-2: ok"), text);
    assertTrue(text.contains("account 444455556666: UNKNOWN"), text);
    assertEquals(0, run(aws, "doctor", "--member-role", "look"), out::toString);
    for (String line :
        List.of(
            "read role 444455556666: ok",
            "forwarder 444455556666 us-east-1: ok",
            "forwarder 444455556666 us-west-2: ok")) {
      assertTrue(out.toString().contains(line), out::toString);
    }
    assertEquals(1, run(aws, "doctor", "--member-role", "other"));
    assertTrue(out.toString().contains("account 444455556666: UNKNOWN"), out::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"RuleNames\": [\"Forwarder\"] | \"RuleNames\": [] | forwarder us-west-2: BROKEN",
        "\"Name\": \"Forwarder\", \"State\": \"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS | \"Name\": \"Forwarder\", \"State\": \"DISABLED | forwarder 444455556666 us-east-1: BROKEN",
        "\"RoleName\": \"member-read\" | \"RoleName\": \"another\" | read role 444455556666: BROKEN",
        "618048437522:role/bedrock-remedy/DenialHandler\"}}}]}}]} | 999999999999:role/bedrock-remedy/DenialHandler\"}}}]}}]} | read role 444455556666: BROKEN"
      })
  void whatIsMissingBeyondHomeIsNamedWithItsPlace(String from, String to, String line)
      throws Exception {
    String changed = account().replace(from, to);
    assertTrue(!changed.equals(account()), from);
    LocalAws aws = aws(changed);
    aws.deployed("BedrockRemedy", beyond());
    assertEquals(1, run(aws, "doctor", "--member-role", "look"));
    assertTrue(out.toString().contains(line), out::toString);
    assertTrue(out.toString().contains("table: ok"), out::toString);
  }

  private static Map<String, String> beyond() {
    Map<String, String> outputs = outputs("618048437522,444455556666");
    outputs.put(StackOutputs.SOURCE_REGIONS, "us-east-1,us-west-2");
    outputs.put(
        StackOutputs.HOME_BUS,
        "arn:aws:events:us-east-1:618048437522:event-bus/BedrockRemedy-denials");
    outputs.put(StackOutputs.MEMBER_READ_ROLE, "bedrock-remedy/member-read");
    return outputs;
  }

  @Test
  void withoutAStackItSaysWhatWasLookedFor() throws Exception {
    assertEquals(2, run(aws(account()), "doctor", "--stack", "Other"));
    assertTrue(err.toString().contains("cannot find stack Other in us-east-1"), err::toString);
  }

  @Test
  void aCaseIsUndonePastTheInstallationAndNothingElseIs() throws Exception {
    LocalAws aws = aws(account());
    aws.account().putInlinePolicy(ROLE, OURS, "{}");
    aws.account().putInlinePolicy(ROLE, "BedrockRemedy-br-zzzzzzzzzz", "{}");
    aws.calls().reset();
    assertEquals(2, run(aws, "rollback", "--direct", "br-k7m2p4q6ab"));
    assertTrue(err.toString().contains("nothing was removed; give --yes"), err::toString);
    assertEquals(0, run(aws, "rollback", "--direct", "--yes", "br-k7m2p4q6ab"), err::toString);
    assertEquals(
        java.util.Set.of("own", "BedrockRemedy-br-zzzzzzzzzz"),
        aws.account().inlinePolicies(ROLE).keySet());
    assertEquals(2, run(aws, "rollback", "--direct", "--yes", "br-k7m2p4q6ab"));
    assertTrue(err.toString().contains("no role or user of this account holds"), err::toString);
    assertEquals(2, run(aws, "rollback", "--direct", "--yes", "own"));
    assertEquals(0, aws.calls().count("dynamodb:*"));
  }

  @Test
  void theStackStaysWhilePoliciesAreInForceUnlessTheyMayBeLeft() throws Exception {
    LocalAws aws = aws(account());
    aws.account().putInlinePolicy(ROLE, OURS, "{}");
    assertEquals(1, run(aws, "uninstall", "--yes"));
    assertTrue(out.toString().contains(OURS) && out.toString().contains(ROLE), out::toString);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
    assertEquals(0, run(aws, "uninstall", "--yes", "--leave-policies"), err::toString);
    assertEquals(1, aws.calls().count("cloudformation:DeleteStack"));
    assertEquals(2, aws.account().inlinePolicies(ROLE).size());
  }

  @Test
  void theStackIsNotDeletedWithoutAWordAndNotBeforeEveryAccountWasLookedAt() throws Exception {
    LocalAws aws = aws(account());
    assertEquals(2, run(aws, "uninstall"));
    aws.deployed("BedrockRemedy", outputs("618048437522,444455556666"));
    assertEquals(1, run(aws, "uninstall", "--yes"));
    assertTrue(out.toString().contains("444455556666"), out::toString);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
  }

  private int run(LocalAws aws, String... command) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all =
        Stream.concat(Stream.of(command), Stream.of("--endpoint", aws.endpoint().toString()))
            .toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private static String account() throws IOException {
    return Files.readString(ACCOUNT);
  }

  private LocalAws aws(String account) {
    LocalAws aws = LocalAws.start(AccountFile.parse(account), InstantSource.system());
    started.add(aws);
    aws.deployed("BedrockRemedy", outputs("618048437522"));
    try (DynamoDbClient tables =
        DynamoDbClient.builder()
            .endpointOverride(aws.dynamoDbEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(LocalClients.ANYBODY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      tables.createTable(CaseTableDefinition.named("cases"));
    }
    return aws;
  }

  private static Map<String, String> outputs(String accounts) {
    String queue = "https://sqs.us-east-1.amazonaws.com/618048437522/";
    return new HashMap<>(
        Map.of(
            StackOutputs.CASE_TABLE,
            "cases",
            StackOutputs.DENIAL_RULE,
            "denials",
            StackOutputs.DENIAL_QUEUE,
            queue + "denials",
            StackOutputs.UNDELIVERED_QUEUE,
            queue + "undelivered",
            StackOutputs.APPROVALS_TOPIC,
            "arn:aws:sns:us-east-1:618048437522:approvals",
            StackOutputs.ACCOUNTS,
            accounts,
            StackOutputs.SOURCE_REGIONS,
            "us-east-1",
            StackOutputs.REPORTS_TOPIC,
            "arn:aws:sns:us-east-1:618048437522:reports",
            StackOutputs.ALARMS_TOPIC,
            "arn:aws:sns:us-east-1:618048437522:alarms"));
  }
}
