package io.github.bedrockremedy.edge.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

class StackLookupTest {
  private static final Region OHIO = new Region("us-east-2");

  private final Wire wire = new Wire();
  private final List<Region> asked = new ArrayList<>();
  private final StackLookup stacks =
      new StackLookup(
          region -> {
            asked.add(region);
            return wire.client(CloudFormationClient.builder(), region.id());
          });

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void theStackThatMadeARoleIsFoundByTheRolesNameInItsRegion() {
    wire.answers(s -> resources("AWS::IAM::ManagedPolicy", "agent", "AWS::IAM::Role", "agent"));

    assertEquals(
        Optional.of(new Owner.Stack("stack-2", "us-east-2", "logical-2")),
        stacks.find("agent", OHIO));
    assertEquals("DescribeStackResources", wire.only().action());
    assertEquals(Map.of("PhysicalResourceId", "agent"), wire.only().fields());
    assertEquals(List.of(OHIO), asked);
  }

  @Test
  void aResourceOfAnotherKindOrNameOwnsNoRole() {
    wire.answers(s -> resources("AWS::SQS::Queue", "agent", "AWS::IAM::Role", "other"));

    assertEquals(Optional.empty(), stacks.find("agent", OHIO));
  }

  @ParameterizedTest
  @CsvSource({"400, ValidationError", "403, AccessDenied", "500, InternalFailure"})
  void aStackThatCannotBeAskedForIsNotFound(int status, String code) {
    wire.answers(s -> Reply.error(status, code));

    assertEquals(Optional.empty(), stacks.find("agent", OHIO));
  }

  private static Reply resources(String... typesAndNames) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < typesAndNames.length; i += 2) {
      int number = i / 2 + 1;
      members.append(
          ("<member><StackName>stack-%d</StackName><LogicalResourceId>logical-%d"
                  + "</LogicalResourceId><ResourceType>%s</ResourceType><PhysicalResourceId>%s"
                  + "</PhysicalResourceId></member>")
              .formatted(number, number, typesAndNames[i], typesAndNames[i + 1]));
    }
    return Reply.result(
        "DescribeStackResources", "<StackResources>" + members + "</StackResources>");
  }
}
