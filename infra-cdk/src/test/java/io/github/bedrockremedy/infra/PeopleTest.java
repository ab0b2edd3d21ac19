package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The ways to people and back: topics, and the approval page.
class PeopleTest {
  private final Synthesised stack = Synthesised.inMode("approve");

  @Test
  void addresses_get_requests_and_reports() {
    var mails =
        Synthesised.with(Map.of("email", "a@example.com, b@example.com"))
            .all("AWS::SNS::Subscription")
            .values()
            .stream()
            .filter(subscription -> subscription.path("Protocol").asText().equals("email"))
            .map(subscription -> subscription.path("Endpoint").asText())
            .sorted()
            .toList();
    assertEquals(
        List.of("a@example.com", "a@example.com", "b@example.com", "b@example.com"), mails);
  }

  @Test
  void nobody_but_the_notifier_publishes() {
    var policies = stack.all("AWS::SNS::TopicPolicy");
    assertEquals(2, policies.size());
    for (var policy : policies.values()) {
      var statements = policy.at("/PolicyDocument/Statement");
      var deny =
          statements
              .valueStream()
              .filter(statement -> statement.at("/Condition/ArnNotEquals").isObject())
              .findFirst()
              .orElseThrow();
      assertEquals("Deny", deny.path("Effect").asText());
      assertEquals("sns:Publish", deny.path("Action").asText());
      assertTrue(
          text(deny.at("/Condition/ArnNotEquals/aws:PrincipalArn"))
              .startsWith("<RolesNotificationHandler"));
      assertFalse(statements.findValues("aws:SecureTransport").isEmpty());
    }
  }

  @Test
  void the_page_has_two_routes_to_the_approval_handler() {
    var routes =
        stack.all("AWS::ApiGatewayV2::Route").values().stream()
            .map(route -> route.path("RouteKey").asText())
            .collect(Collectors.toSet());
    assertEquals(Set.of("GET /r/{id}", "POST /r/{id}"), routes);
    var integration = stack.one("AWS::ApiGatewayV2::Integration", "ApprovalPage");
    assertEquals("2.0", integration.path("PayloadFormatVersion").asText());
    assertTrue(text(integration.path("IntegrationUri")).startsWith("<FunctionsApprovalHandler"));
  }

  @Test
  void the_page_is_throttled() {
    var limits = stack.one("AWS::ApiGatewayV2::Stage", "ApprovalPage").path("DefaultRouteSettings");
    assertEquals(json("{\"ThrottlingBurstLimit\": 20, \"ThrottlingRateLimit\": 10}"), limits);
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
}
