package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    expected.addAll(handler.onWay());

    assertEquals(expected, allowed(handler.handler()));
  }

  @ParameterizedTest
  @EnumSource
  void a_role_is_denied_everything_it_is_not_allowed(HandlerActions handler) {
    var deny =
        stack.statements(handler.handler()).stream()
            .filter(statement -> statement.has("NotAction"))
            .toList();

    assertEquals(1, deny.size());
    assertEquals("Deny", deny.getFirst().path("Effect").asText());
    assertEquals("*", deny.getFirst().path("Resource").asText());
    assertEquals(
        allowed(handler.handler()),
        new TreeSet<>(Synthesised.texts(deny.getFirst().path("NotAction"))));
  }

  /// IAM takes 10,240 characters of inline policies, white space not counted. The rest is room for
  /// some twenty protected principals.
  @ParameterizedTest
  @EnumSource
  void a_role_fits_with_everything_switched_on(HandlerActions handler) {
    for (var settings : List.of(Synthesised.ALL_OPTIONS, Synthesised.ORGANISATION)) {
      var statements = Synthesised.with(settings).statements(handler.handler());
      int length = statements.stream().mapToInt(HandlerRolesTest::spelledOut).sum();
      assertTrue(length < 8_500, handler + ": " + length);
    }
  }

  /// With the longest of what only CloudFormation knows.
  private static int spelledOut(JsonNode node) {
    var text = Synthesised.text(node);
    if (!text.isEmpty()) {
      return 3
          + text.replace("<AWS::Partition>", "aws-us-gov")
              .replace("<AWS::AccountId>", "123456789012")
              .replace("<AWS::Region>", "ap-northeast-1")
              .replaceAll("<[^>]*>", "x".repeat(130))
              .length();
    }
    return 3
        + node.properties().stream()
            .mapToInt(entry -> entry.getKey().length() + 3 + spelledOut(entry.getValue()))
            .sum()
        + (node.isArray() ? node.valueStream().mapToInt(HandlerRolesTest::spelledOut).sum() : 0);
  }

  @Test
  void there_are_no_roles_and_no_policies_but_the_handlers() {
    assertEquals(5, stack.all("AWS::IAM::Role").size());
    assertEquals(5, stack.all("AWS::IAM::Policy").size());
    // The mark of the one home Region belongs to nobody: OneHomeTest.
    assertTrue(
        stack.all("AWS::IAM::ManagedPolicy").keySet().stream()
            .allMatch(id -> id.startsWith("OneHome")));
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
    for (var policy : stack.all("AWS::IAM::Policy").values()) {
      assertFalse(policy.findValues("Action").toString().contains("*"));
      for (var statement : policy.at("/PolicyDocument/Statement")) {
        assertTrue(statement.path("Effect").asText().equals("Deny") || !statement.has("NotAction"));
      }
    }
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
            "cloudtrail:DescribeTrails",
            "dynamodb:ListStreams",
            "iam:GetAccountAuthorizationDetails",
            "iam:SimulateCustomPolicy"),
        everywhere);
  }

  /// On which topics, and on which rule: an action says nothing of that.
  @ParameterizedTest
  @EnumSource
  void a_role_reaches_the_topics_it_uses_and_the_one_rule(HandlerActions handler) {
    var expected =
        switch (handler) {
          case NOTIFICATION -> Map.of("sns:Publish", Set.of("<TopicsApprovals", "<TopicsReports"));
          case REVIEW ->
              Map.of(
                  "sns:GetTopicAttributes",
                  Set.of("<TopicsApprovals", "<TopicsReports", "<TopicsAlarms"),
                  "events:DescribeRule",
                  Set.of("<DenialRule"));
          case DENIAL, PATCH, APPROVAL -> Map.<String, Set<String>>of();
        };
    var reached = new TreeMap<String, Set<String>>();
    allows(handler.handler())
        .forEach(
            statement ->
                actions(statement).stream()
                    .filter(action -> action.matches("(sns|events):.*"))
                    .forEach(
                        action ->
                            reached
                                .computeIfAbsent(action, _ -> new TreeSet<>())
                                .addAll(names(statement.path("Resource")))));
    assertEquals(expected, reached);
  }

  /// Without what makes a logical id unique.
  private static List<String> names(JsonNode resources) {
    return Synthesised.texts(resources).stream()
        .map(arn -> arn.replaceAll("[0-9A-F]{8}(\\.Arn)?>$", ""))
        .toList();
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
