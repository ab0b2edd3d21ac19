package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `doctor` finds at home, and that it says which link is broken.
class DoctorTest extends InstalledAccount {
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
        "\"Arn\": \"arn:aws:sqs:us-east-1:618048437522:denials\" | \"Arn\": \"arn:aws:sqs:us-east-1:618048437522:other\" | rule: BROKEN",
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
  void withoutAStackItSaysWhatWasLookedFor() throws Exception {
    assertEquals(2, run(aws(account()), "doctor", "--stack", "Other"));
    assertTrue(err.toString().contains("cannot find stack Other in us-east-1"), err::toString);
  }

  @Test
  void theProbeIsAnArnAndTheRoleOfFurtherAccountsAName() throws Exception {
    LocalAws aws = aws(account());
    assertEquals(2, run(aws, "doctor", "--probe", "nosuch"));
    assertTrue(err.toString().contains("--probe is 'nosuch'; expected the ARN"), err::toString);
    assertEquals(2, run(aws, "doctor", "--probe", "arn:aws:iam::618048437522:user/me"));
    assertEquals(2, run(aws, "doctor", "--member-role", "arn:aws:iam::444455556666:role/look"));
    assertTrue(err.toString().contains("expected path and name of a role"), err::toString);
    assertEquals(1, run(aws, "doctor", "--probe", "arn:aws:iam::618048437522:role/nosuch"));
    String text = out.toString().replaceAll("\\s+", " ");
    assertTrue(text.contains("role/nosuch is not allowed to your credentials"), text);
  }

  @Test
  void anAccountInAProcessIsSaidToBeOneAndNotToBeDeployedAgain() throws Exception {
    try (Incident incident = Incident.start()) {
      String told = OtherWaysTest.cli(incident, 1, "doctor");
      assertTrue(told.contains("local account: UNKNOWN"), told);
      assertTrue(told.contains("table: ok") && told.contains("kill switch: ok"), told);
      assertFalse(told.contains("BROKEN") || told.contains("Deploy"), told);
      assertTrue(told.lines().allMatch(l -> l.length() <= 80), told);
    }
  }
}
