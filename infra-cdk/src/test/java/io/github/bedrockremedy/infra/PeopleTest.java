package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static io.github.bedrockremedy.infra.Synthesised.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways to people and back: topics, and the HTTP API.
class PeopleTest {
  private static final String ADMINISTRATOR = "arn:aws:iam::123456789012:role/admin";

  private final Synthesised stack = Synthesised.inMode("approve");

  @Test
  void addresses_get_requests_reports_and_alarms() {
    var mails =
        Synthesised.with(Map.of("email", "a@example.com, b@example.com"))
            .all("AWS::SNS::Subscription")
            .values()
            .stream()
            .collect(
                Collectors.groupingBy(
                    mail -> mail.path("Protocol").asText() + ":" + mail.path("Endpoint").asText(),
                    TreeMap::new,
                    Collectors.counting()));
    assertEquals(Map.of("email:a@example.com", 3L, "email:b@example.com", 3L), mails);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TopicsApprovals", "TopicsReports"})
  void nobody_but_the_notifier_publishes(String topic) {
    var deny = statement(stack, topic, "OnlyTheNotifierPublishes");
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("*", deny.at("/Principal/AWS").asText());
    assertEquals("sns:Publish", deny.path("Action").asText());
    var publishers = texts(deny.at("/Condition/ArnNotEquals/aws:PrincipalArn"));
    assertEquals(1, publishers.size());
    assertTrue(publishers.getFirst().startsWith("<RolesNotificationHandler"));
  }

  /// SNS refuses a policy with any other action, and with it the whole deployment; see
  ///
  // <https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html>.
  @Test
  void policies_of_topics_hold_only_actions_a_topic_knows() {
    var known =
        List.of(
            "sns:AddPermission",
            "sns:DeleteTopic",
            "sns:GetTopicAttributes",
            "sns:ListSubscriptionsByTopic",
            "sns:Publish",
            "sns:RemovePermission",
            "sns:SetTopicAttributes",
            "sns:Subscribe");
    for (var policy :
        Synthesised.with(Synthesised.ALL_OPTIONS).all("AWS::SNS::TopicPolicy").values()) {
      for (var statement : policy.at("/PolicyDocument/Statement")) {
        var action = statement.path("Action");
        var actions = action.isArray() ? texts(action) : List.of(action.asText());
        assertTrue(known.containsAll(actions), actions.toString());
      }
    }
  }

  @Test
  void nobody_but_the_deployment_subscribes_where_links_are_sent() {
    assertEquals(List.of(bootstrapped()), subscribers(stack));
    var named =
        Synthesised.with(
            Map.of(
                "administrator",
                ADMINISTRATOR,
                "deploymentRole",
                "arn:aws:iam::123456789012:role/deploy"));
    assertEquals(
        List.of("arn:aws:iam::123456789012:role/deploy", ADMINISTRATOR), subscribers(named));
  }

  @Test
  void slack_may_subscribe_itself_where_it_is_wanted() {
    assertEquals(
        List.of(
            bootstrapped(),
            "arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/"
                + "management.chatbot.amazonaws.com/AWSServiceRoleForAWSChatbot"),
        subscribers(Synthesised.with(Synthesised.ALL_OPTIONS)));
  }

  @Test
  void alarms_of_this_account_may_be_published() {
    var allow = statement(stack, "TopicsAlarms", "AlarmsOfThisAccount");
    assertEquals("cloudwatch.amazonaws.com", allow.at("/Principal/Service").asText());
    assertEquals("<AWS::AccountId>", text(allow.at("/Condition/StringEquals/aws:SourceAccount")));
  }

  @Test
  void every_topic_refuses_plain_http() {
    var policies = stack.all("AWS::SNS::TopicPolicy").values();
    assertEquals(3, policies.size());
    policies.forEach(policy -> assertFalse(policy.findValues("aws:SecureTransport").isEmpty()));
  }

  @Test
  void the_page_is_open_and_the_route_beside_it_wants_credentials() {
    assertEquals(
        Map.of("GET /r/{id}", "NONE", "POST /r/{id}", "NONE", "POST /decisions", "AWS_IAM"),
        routes(stack));
    for (var integration : stack.all("AWS::ApiGatewayV2::Integration").values()) {
      assertEquals("2.0", integration.path("PayloadFormatVersion").asText());
      assertTrue(
          text(integration.path("IntegrationUri")).startsWith("<FunctionsApprovalHandlerLive"));
    }
  }

  @Test
  void without_the_page_no_route_is_open() {
    var closed = Synthesised.with(Map.of("approvalChannel", "iam-only"));
    assertEquals(Map.of("POST /decisions", "AWS_IAM"), routes(closed));
  }

  @Test
  void the_api_is_throttled() {
    var limits = stack.one("AWS::ApiGatewayV2::Stage", "ApprovalPage").path("DefaultRouteSettings");
    assertEquals(json("{\"ThrottlingBurstLimit\": 20, \"ThrottlingRateLimit\": 10}"), limits);
  }

  /// A flood on the open page must not use up what the command line needs.
  @Test
  void decisions_with_credentials_have_a_throttle_of_their_own() {
    for (var settings : List.of(Map.<String, Object>of(), Map.of("approvalChannel", "iam-only"))) {
      var home = Synthesised.with(new TreeMap<>(settings));
      var stage =
          home.wholes("AWS::ApiGatewayV2::Stage").stream()
              .filter(made -> made.at("/Properties/StageName").asText().equals("$default"))
              .findFirst()
              .orElseThrow();
      assertEquals(
          json(
              "{\"POST /decisions\": {\"ThrottlingBurstLimit\": 20, \"ThrottlingRateLimit\": 10}}"),
          stage.at("/Properties/RouteSettings"));
      // API Gateway refuses settings of a route that is not there yet.
      assertTrue(
          stage.path("DependsOn").valueStream().anyMatch(id -> id.asText().contains("decisions")),
          () -> stage.path("DependsOn").toString());
    }
  }

  @Test
  void the_access_log_never_holds_the_token() {
    var format =
        stack
            .one("AWS::ApiGatewayV2::Stage", "ApprovalPage")
            .at("/AccessLogSettings/Format")
            .asText();
    assertEquals("$context.routeKey", json(format).path("routeKey").asText());
    assertFalse(format.toLowerCase(Locale.ROOT).contains("query"), format);
  }

  private static String bootstrapped() {
    return "arn:<AWS::Partition>:iam::<AWS::AccountId>:role/"
        + "cdk-hnb659fds-cfn-exec-role-<AWS::AccountId>-<AWS::Region>";
  }

  private static List<String> subscribers(Synthesised stack) {
    var deny = statement(stack, "TopicsApprovals", "OnlyTheDeploymentSubscribes");
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("sns:Subscribe", deny.path("Action").asText());
    return texts(deny.at("/Condition/ArnNotEquals/aws:PrincipalArn"));
  }

  private static Map<String, String> routes(Synthesised stack) {
    return stack.all("AWS::ApiGatewayV2::Route").values().stream()
        .collect(
            Collectors.toMap(
                route -> route.path("RouteKey").asText(),
                route -> route.path("AuthorizationType").asText()));
  }

  private static JsonNode statement(Synthesised stack, String topic, String sid) {
    return stack
        .one("AWS::SNS::TopicPolicy", topic)
        .at("/PolicyDocument/Statement")
        .valueStream()
        .filter(statement -> statement.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
