package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `audit` without a file: the live account, through the SDK's clients and IAM's own pages.
class LiveAuditTest {
  private static final String LISTING = "iam:GetAccountAuthorizationDetails";

  private record Run(int code, String out, String err) {
    String flat() {
      return out.replaceAll("\\s+", " ");
    }
  }

  private static Run audit(LocalAws aws, String... more) {
    var out = new StringWriter();
    var err = new StringWriter();
    var arguments = new java.util.ArrayList<>(List.of("audit", "--endpoint=" + aws.endpoint()));
    arguments.addAll(List.of(more));
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  /// 450 roles that grant every profile, one of which names the one it calls.
  private static LocalAws account() {
    LocalAws aws = LocalAws.start(ManyRoles.account(450), InstantSource.system());
    aws.account().putInlinePolicy(ManyRoles.arn(449), LookAheadTest.OWN, LookAheadTest.GRANT);
    return aws;
  }

  @Test
  void everyPageOfTheLiveAccountIsReadAndNothingIsWritten() {
    try (LocalAws aws = account()) {
      Run run = audit(aws);
      assertEquals(1, run.code(), run.err());
      assertTrue(run.flat().contains("450 roles and users of account 618048437522"), run.out());
      assertTrue(run.flat().contains("1 call would be denied"), run.flat());
      assertTrue(run.flat().contains("us-east-2 and us-west-2 are missing"), run.flat());
      assertTrue(run.out().startsWith("scheduling-agent-supervisor-agent-role-dev449\n"));
      run.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
      assertEquals(4, aws.calls().count(LISTING));
      Set<String> called =
          aws.calls().list().stream().map(c -> c.action()).collect(Collectors.toSet());
      assertTrue(
          called.stream().noneMatch(a -> a.matches("[a-z]+:(Put|Delete|Update|Create).*")),
          called.toString());
      assertTrue(called.stream().noneMatch(a -> a.startsWith("dynamodb:")), called.toString());
    }
  }

  @Test
  void whoIsThrottledWaitsAndGoesOn() {
    try (LocalAws aws = account()) {
      aws.faults().nth(LISTING, Fault.THROTTLE, 3);
      aws.faults().next(LISTING, Fault.THROTTLE, 1);
      Run run = audit(aws);
      assertEquals(1, run.code(), run.err());
      assertTrue(run.flat().contains("450 roles and users"), run.flat());
      assertEquals(6, aws.calls().count(LISTING));
    }
  }

  @Test
  void anAccountThatWasNotReadToItsEndIsSaidNotToBe() {
    try (LocalAws aws = account()) {
      aws.faults().nth(LISTING, Fault.ACCESS_DENIED, 4);
      Run run = audit(aws);
      assertEquals(1, run.code(), run.err());
      assertTrue(run.flat().contains("400 roles and users"), run.flat());
      assertTrue(
          run.flat().contains("was not read to its end (iam:GetAccountAuthorizationDetails is not"),
          run.flat());
    }
  }

  @Test
  void anAccountThatCannotBeReadIsRefusedInOneLine() {
    try (LocalAws aws = account()) {
      aws.faults().next(LISTING, Fault.ACCESS_DENIED, 1);
      Run run = audit(aws);
      assertEquals(2, run.code());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("IAM cannot be read"), run.err());
    }
  }

  @Test
  void aProgramGetsOneObjectALine() {
    try (LocalAws aws = account()) {
      Run run = audit(aws, "--output", "json");
      assertEquals(450, run.out().lines().filter(l -> l.startsWith("{\"schema\"")).count());
      assertEquals(450, run.out().lines().count());
    }
  }
}
