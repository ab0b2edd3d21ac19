package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.local.LocalAws;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `doctor` finds of further Regions and accounts: each rule on the way home, and both roles.
class DoctorBeyondHomeTest extends InstalledAccount {
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
            "home bus: ok",
            "read role 444455556666: ok",
            "write role 444455556666: ok",
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
        "\"RuleNames\": [\"Forwarded\"] | \"RuleNames\": [] | home bus: BROKEN",
        "\"Name\": \"Forwarded\", \"State\": \"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS | \"Name\": \"Forwarded\", \"State\": \"DISABLED | home bus: BROKEN",
        "618048437522:role/bedrock-remedy/BedrockRemedy-DenialHandler | 999999999999:role/bedrock-remedy/BedrockRemedy-DenialHandler | read role 444455556666: BROKEN",
        "BedrockRemedy-ReviewHandler\"]}}}]}} | Other\"]}}}]}} | read role 444455556666: BROKEN",
        "BedrockRemedy-ReviewHandler\"]}}}]}} | BedrockRemedy-ReviewHandler\", \"arn:aws:iam::618048437522:root\"]}}}]}} | read role 444455556666: ATTENTION",
        "\"StringEquals\": {\"aws:PrincipalOrgID\" | \"StringLike\": {\"aws:PrincipalOrgID\" | read role 444455556666: ATTENTION",
        "\"RoleName\": \"member-write\" | \"RoleName\": \"another\" | write role 444455556666: BROKEN",
        "BedrockRemedy-PatchHandler\"}}}]}}]} | BedrockRemedy-DenialHandler\"}}}]}}]} | write role 444455556666: BROKEN"
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
  void inDryRunNoRoleMayWriteInAFurtherAccount() throws Exception {
    LocalAws aws = aws(account());
    Map<String, String> dryRun = beyond();
    dryRun.put(StackOutputs.MODE, "dry-run");
    aws.deployed("BedrockRemedy", dryRun);
    assertEquals(1, run(aws, "doctor", "--member-role", "look"));
    assertTrue(out.toString().contains("write role 444455556666: ATTENTION"), out::toString);
    assertTrue(
        out.toString().replaceAll("\\s+", " ").contains("PatchHandler besides"), out::toString);
  }

  @Test
  void everyRightItUsesStandsInTheReadme() throws Exception {
    LocalAws aws = aws(account());
    aws.deployed("BedrockRemedy", beyond());
    aws.calls().reset();
    assertEquals(0, run(aws, "doctor", "--member-role", "look"), out::toString);
    String readme = Files.readString(Path.of("../README.md"));
    for (Call call : aws.calls().list()) {
      String operation = call.action().substring(call.action().indexOf(':') + 1);
      assertTrue(
          operation.startsWith("/")
              || operation.equals("AssumeRole")
              || readme.contains(":" + operation + "`"),
          operation);
    }
  }
}
