package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.HttpApi;
import io.github.bedrockremedy.local.LocalAws;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Undoing past the installation, and deleting it: what is refused and what is left alone.
class LeavingTest extends InstalledAccount {
  private static final String ROLE = "arn:aws:iam::618048437522:role/agent";
  private static final String OURS = "BedrockRemedy-br-k7m2p4q6ab";

  private final List<String> asked = new ArrayList<>();
  private final List<HttpApi> opened = new ArrayList<>();

  @AfterEach
  void closeApis() {
    opened.forEach(HttpApi::close);
  }

  @Test
  void aCaseIsUndonePastTheInstallationAndNothingElseIs() throws Exception {
    LocalAws aws = aws(account());
    aws.account().putInlinePolicy(ROLE, OURS, "{}");
    aws.account().putInlinePolicy(ROLE, "BedrockRemedy-br-zzzzzzzzzz", "{}");
    aws.calls().reset();
    assertEquals(2, run(aws, "rollback", "--direct", "br-k7m2p4q6ab"));
    assertTrue(err.toString().contains("nothing was removed; give --yes"), err::toString);
    assertEquals(2, run(aws, "rollback", "--direct", "--yes", "--reason", "why", "br-k7m2p4q6ab"));
    assertTrue(err.toString().contains("--reason would be kept nowhere"), err::toString);
    assertEquals(3, aws.account().inlinePolicies(ROLE).size());
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
  void theStackIsNotDeletedWithoutAWord() throws Exception {
    LocalAws aws = deciding(account(), _ -> answer(200, "Paused."));
    assertEquals(2, run(aws, "uninstall"));
    assertEquals(List.of(), asked);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
  }

  /// Also where further accounts are served: the case table says that nothing of theirs is left.
  @Test
  void itIsPausedAndThenDeletedWhereNothingIsLeft() throws Exception {
    LocalAws aws = deciding(account(), _ -> answer(200, "Paused."));
    assertEquals(0, run(aws, "uninstall", "--yes"), () -> out + "\n" + err);
    assertEquals(1, asked.size());
    assertTrue(asked.getFirst().contains("\\\"decision\\\":\\\"pause\\\""), asked::toString);
    assertEquals(1, aws.calls().count("cloudformation:DeleteStack"));
  }

  @Test
  void whatWasWrittenWhileSomebodyTypedKeepsTheStack() throws Exception {
    LocalAws aws =
        deciding(
            account(),
            here -> {
              here.account().putInlinePolicy(ROLE, OURS, "{}");
              return answer(200, "Paused.");
            });
    assertEquals(1, run(aws, "uninstall", "--yes"));
    assertTrue(out.toString().contains(OURS), out::toString);
    assertTrue(out.toString().contains("came into force after the first look"), out::toString);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
  }

  @Test
  void whatCannotBePausedStays() throws Exception {
    LocalAws aws = deciding(account(), _ -> answer(403, "You are not on this list."));
    assertEquals(1, run(aws, "uninstall", "--yes"));
    assertTrue(out.toString().contains("are not on this list.)"), out::toString);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
    assertTrue(out.toString().lines().allMatch(l -> l.length() <= 80), out::toString);
  }

  @Test
  void withoutTheCaseTableNobodyKnowsOfFurtherAccounts() throws Exception {
    LocalAws aws = deciding(account(), _ -> answer(200, "Paused."));
    aws.faults().next("dynamodb:Scan", Fault.ACCESS_DENIED, 1);
    assertEquals(1, run(aws, "uninstall", "--yes"));
    assertTrue(out.toString().contains("444455556666"), out::toString);
    assertEquals(0, aws.calls().count("cloudformation:DeleteStack"));
  }

  /// An installation that serves a further account, and what answers there to a decision.
  private LocalAws deciding(String account, Function<LocalAws, byte[]> answer) {
    LocalAws aws = aws(account);
    HttpApi api =
        HttpApi.start(
            0,
            event -> {
              asked.add(new String(event, StandardCharsets.UTF_8));
              return answer.apply(aws);
            },
            InstantSource.system(),
            aws::callerOf);
    opened.add(api);
    Map<String, String> outputs = outputs("618048437522,444455556666");
    outputs.put(StackOutputs.APPROVAL_URL, api.endpoint().toString());
    aws.deployed("BedrockRemedy", outputs);
    return aws;
  }

  private static byte[] answer(int status, String message) {
    return "{\"statusCode\":%d,\"body\":\"{\\\"message\\\":\\\"%s\\\"}\"}"
        .formatted(status, message)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void iamIsAskedInThePartitionOfTheRegion() throws Exception {
    LocalAws aws = aws(account());
    aws.calls().reset();
    run(aws, "rollback", "--direct", "--yes", "br-k7m2p4q6ab", "--region", "cn-north-1");
    assertEquals(
        "aws-cn-global",
        aws.calls().list().stream()
            .filter(call -> call.service().equals("iam"))
            .findFirst()
            .orElseThrow()
            .region());
  }
}
