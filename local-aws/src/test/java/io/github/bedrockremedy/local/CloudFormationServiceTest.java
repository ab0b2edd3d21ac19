package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class CloudFormationServiceTest {
  private static final AccountFile ACCOUNT =
      AccountFile.parse(
          """
          {"AccountId": "111122223333", "Stacks": [
            {"StackName": "agents", "Region": "us-east-1",
             "StackId": "arn:aws:cloudformation:us-east-1:111122223333:stack/agents/1",
             "Resources": [{"LogicalResourceId": "Role", "PhysicalResourceId": "agent",
                            "ResourceType": "AWS::IAM::Role"}]}]}
          """);

  @Test
  void theStackOfAResourceIsFoundInItsRegionOnly() {
    try (var aws = LocalAws.start(ACCOUNT, Clients.CLOCK);
        var here = Clients.cloudFormation(aws, "us-east-1");
        var there = Clients.cloudFormation(aws, "eu-west-1")) {
      var found = here.describeStackResources(it -> it.physicalResourceId("agent"));
      assertEquals("agents", found.stackResources().getFirst().stackName());
      var refused =
          assertThrows(
              CloudFormationException.class,
              () -> there.describeStackResources(it -> it.physicalResourceId("agent")));
      assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
      assertEquals("Stack for agent does not exist", refused.awsErrorDetails().errorMessage());
    }
  }
}
