package io.github.bedrockremedy.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.edge.Wire.Reply;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;

class CallBudgetTest {
  @Test
  void allClientsOfOneDenialShareTheBudgetAndARefusedCallNeverLeaves() {
    var budget = new CallBudget(3);
    try (var wire = new Wire()) {
      wire.answers(
          s ->
              s.action().equals("GetRole")
                  ? Reply.result("GetRole", "<Role/>")
                  : Reply.result("DescribeStackResources", "<StackResources/>"));
      IamClient iam = wire.client(IamClient.builder(), "aws-global", budget);
      var stacks = wire.client(CloudFormationClient.builder(), "us-east-1", budget);

      iam.getRole(r -> r.roleName("a"));
      stacks.describeStackResources(r -> r.physicalResourceId("a"));
      iam.getRole(r -> r.roleName("b"));
      CallBudget.Spent spent =
          assertThrows(CallBudget.Spent.class, () -> iam.getRole(r -> r.roleName("c")));

      assertEquals("the budget of 3 calls is spent", Failure.of(spent).why("iam:GetRole"));
      assertEquals(3, wire.sent().size());
      assertEquals(4, budget.made());

      budget.reset();
      iam.getRole(r -> r.roleName("d"));
      assertEquals(1, budget.made());
    }
  }
}
