package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.LocalAws;
import org.junit.jupiter.api.Test;

/// Undoing past the installation, and deleting it: what is refused and what is left alone.
class LeavingTest extends InstalledAccount {
  private static final String ROLE = "arn:aws:iam::618048437522:role/agent";
  private static final String OURS = "BedrockRemedy-br-k7m2p4q6ab";

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
