package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;

class OwnerTest {

  private final Wire wire = new Wire();
  private final IamEvidence evidence =
      new IamEvidence(
          wire.client(IamClient.builder(), "aws-global"),
          new StackLookup(r -> wire.client(CloudFormationClient.builder(), r.id())));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void theOwnerIsTheStackBeforeAnyTag() {
    wire.answers(
        s ->
            Reply.result(
                "DescribeStackResources",
                Xml.members(
                    "StackResources",
                    Xml.element("StackName", "agents-dev")
                        + Xml.element("LogicalResourceId", "AgentRole4F21")
                        + Xml.element("PhysicalResourceId", "supervisor-dev")
                        + Xml.element("ResourceType", "AWS::IAM::Role"))));

    assertEquals(
        new Owner.Stack("agents-dev", "us-east-1", "AgentRole4F21"),
        evidence.owner(Targets.ROLE, new Region("us-east-1"), Map.of("Owner", "jo")));
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock-remediation:owner, a",
    "Owner, b",
    "Team, c",
    "repo, d",
  })
  void withoutAStackTheMostTellingTagNamesTheOwner(String key, String value) {
    wire.answers(s -> Reply.error(400, "ValidationError"));
    var tags = new java.util.HashMap<String, String>();
    List<String> order = List.of("repo", "Team", "Owner", "bedrock-remediation:owner");
    for (String each : order.subList(0, order.indexOf(key) + 1)) {
      tags.put(each, each.equals(key) ? value : "less telling");
    }

    assertEquals(
        new Owner.Tagged(key, value), evidence.owner(Targets.ROLE, new Region("us-east-1"), tags));
  }

  @Test
  void anOwnerNobodyNamesIsUnknown() {
    wire.answers(s -> Reply.error(400, "ValidationError"));

    assertEquals(
        new Owner.Unknown(),
        evidence.owner(Targets.ROLE, new Region("us-east-1"), Map.of("Owner", " ", "owner", "jo")));
    assertFalse(wire.sent().isEmpty());
  }
}
