package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private final Synthesised stack = Synthesised.inMode("dry-run");

  @Test
  void has_no_patch_handler() {
    assertEquals(4, stack.all("AWS::Lambda::Function").size());
    for (var function : stack.all("AWS::Lambda::Function").values()) {
      assertFalse(function.path("Handler").asText().contains("Patch"));
      assertEquals("dry-run", function.at("/Environment/Variables/REMEDY_MODE").asText());
    }
  }

  @Test
  void has_no_iam_action_but_reading_in_any_policy_whatsoever() {
    var actions = new TreeSet<String>();
    for (var policy : stack.all("AWS::IAM::Policy").values()) {
      policy.findValues("Action").forEach(node -> actions.addAll(Synthesised.texts(node)));
    }
    actions.removeIf(action -> action.matches("iam:(Get|List|Simulate)\\w+"));

    actions.removeIf(action -> action.matches("(dynamodb|sqs|sns|logs|bedrock):\\w+"));
    assertEquals(
        Set.of(
            "cloudformation:DescribeStackResources",
            "cloudtrail:DescribeTrails",
            "cloudtrail:GetEventSelectors",
            "cloudtrail:GetTrailStatus",
            "events:DescribeRule"),
        actions);
  }

  @Test
  void has_one_reader_of_the_stream() {
    var streams =
        stack.all("AWS::Lambda::EventSourceMapping").values().stream()
            .filter(mapping -> mapping.has("FilterCriteria"))
            .toList();
    assertEquals(1, streams.size());
  }

  @Test
  void is_what_staging_makes() {
    assertEquals(
        stack.all("AWS::IAM::Policy"),
        Synthesised.with(Map.of("stage", "staging")).all("AWS::IAM::Policy"));
  }
}
