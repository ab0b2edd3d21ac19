package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlerRolesTest {
  private final Synthesised stack = Synthesised.inMode("approve");

  /// What Lambda does with the function's role, besides what the function's code does.
  private static Set<String> machinery(HandlerActions handler) {
    var logs = List.of("logs:CreateLogStream", "logs:PutLogEvents");
    var queue =
        List.of(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage");
    var stream =
        List.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:SendMessage");
    var source =
        switch (handler) {
          case DENIAL -> queue;
          case NOTIFICATION, PATCH -> stream;
          case APPROVAL, REVIEW -> List.<String>of();
        };
    return Stream.of(logs, source).flatMap(List::stream).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void a_role_allows_what_its_handler_calls_and_nothing_wider(HandlerActions handler) {
    var expected = new TreeSet<>(machinery(handler));
    expected.addAll(handler.onAccount());
    expected.addAll(handler.onTable());
    expected.addAll(handler.onTopics());

    assertEquals(expected, allowed(handler.handler()));
  }

  @Test
  void there_are_no_roles_and_no_policies_but_the_handlers() {
    assertEquals(5, stack.all("AWS::IAM::Role").size());
    assertEquals(5, stack.all("AWS::IAM::Policy").size());
    assertTrue(stack.all("AWS::IAM::ManagedPolicy").isEmpty());
    for (var role : stack.all("AWS::IAM::Role").values()) {
      assertFalse(role.has("ManagedPolicyArns"), role::toString);
      assertFalse(role.has("Policies"), role::toString);
      assertEquals("/bedrock-remedy/", role.path("Path").asText());
      assertEquals(
          "lambda.amazonaws.com",
          role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText());
    }
  }

  @Test
  void an_action_is_always_written_out() {
    stack
        .all("AWS::IAM::Policy")
        .values()
        .forEach(policy -> assertFalse(policy.findValues("Action").toString().contains("*")));
    stack
        .all("AWS::IAM::Policy")
        .values()
        .forEach(policy -> assertTrue(policy.findValues("NotAction").isEmpty()));
  }

  @Test
  void only_actions_without_a_resource_of_their_own_reach_everything() {
    var everywhere = new TreeSet<String>();
    for (var handler : HandlerActions.values()) {
      allows(handler.handler())
          .filter(statement -> Synthesised.texts(statement.path("Resource")).contains("*"))
          .forEach(statement -> everywhere.addAll(actions(statement)));
    }

    assertEquals(
        Set.of(
            "bedrock:ListInferenceProfiles",
            "cloudformation:DescribeStackResources",
            "dynamodb:ListStreams",
            "iam:SimulateCustomPolicy"),
        everywhere);
  }

  @Test
  void only_the_patch_role_may_write_to_iam() {
    for (var handler : HandlerActions.values()) {
      var writes =
          allowed(handler.handler()).stream()
              .filter(action -> action.matches("(iam|sts):(?!Get|List|Simulate).*"))
              .toList();
      assertEquals(handler == HandlerActions.PATCH, !writes.isEmpty(), handler.handler());
    }
  }

  private Set<String> allowed(String handler) {
    return allows(handler)
        .flatMap(statement -> actions(statement).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<JsonNode> allows(String handler) {
    return stack.statements(handler).stream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"));
  }

  private static List<String> actions(JsonNode statement) {
    return Synthesised.texts(statement.path("Action"));
  }
}
