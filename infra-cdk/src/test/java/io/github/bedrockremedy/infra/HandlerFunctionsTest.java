package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlerFunctionsTest {
  private final Synthesised stack = Synthesised.inMode("approve");

  @ParameterizedTest
  @EnumSource
  void each_handler_is_a_function_on_java_25(HandlerActions handler) {
    var function = function(handler);
    assertEquals(handler.handlerClass() + "::handleRequest", function.path("Handler").asText());
    assertEquals("java25", function.path("Runtime").asText());
    assertEquals("[\"arm64\"]", function.path("Architectures").toString());
    assertTrue(text(function.path("Role")).startsWith("<Roles" + handler.handler()));
    assertTrue(text(function.at("/LoggingConfig/LogGroup")).startsWith("<Functions"));
    assertTrue(
        function
            .at("/Environment/Variables/JAVA_TOOL_OPTIONS")
            .asText()
            .contains("TieredStopAtLevel=1"));
  }

  @Test
  void every_log_has_an_end() {
    var logs = stack.all("AWS::Logs::LogGroup");
    assertEquals(6, logs.size());
    logs.forEach((id, log) -> assertEquals(90, log.path("RetentionInDays").asInt(), id));
  }

  @Test
  void the_environment_has_every_key_of_the_contract_but_the_limits() throws Exception {
    var limits =
        Set.of(
            EnvironmentKeys.REQUEST_HOURS,
            EnvironmentKeys.REQUESTS_PER_HOUR,
            EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY,
            EnvironmentKeys.WRITES_PER_ACCOUNT_DAY,
            EnvironmentKeys.HOME_ACCOUNT,
            EnvironmentKeys.MEMBER_READ_ROLE,
            EnvironmentKeys.MEMBER_WRITE_ROLE,
            EnvironmentKeys.SOURCE_REGIONS,
            EnvironmentKeys.ALLOWED_MODELS,
            EnvironmentKeys.REQUIRED_BOUNDARY,
            EnvironmentKeys.USERS,
            EnvironmentKeys.ALARMS_TOPIC,
            EnvironmentKeys.RULE_NAME,
            EnvironmentKeys.TRAIL_NAME,
            EnvironmentKeys.EXPECTED_SUBSCRIBERS,
            EnvironmentKeys.APPROVAL_CHANNEL,
            EnvironmentKeys.SLACK_ALIAS);
    var expected = new TreeSet<String>();
    for (var field : EnvironmentKeys.class.getFields()) {
      expected.add((String) field.get(null));
    }
    expected.removeAll(limits);
    expected.add("JAVA_TOOL_OPTIONS");
    var full =
        Synthesised.with(
            Map.of(
                "mode", "auto",
                "accounts", "123456789012,210987654321",
                "allowedRegions", "us-east-1,us-east-2",
                "autoPrincipals", "arn:aws:iam::*:role/agents/*",
                "protectedPrincipals", List.of("arn:aws:iam::*:role/prod/*"),
                "requireTag", "true"));
    var variables =
        full.one("AWS::Lambda::Function", "FunctionsDenialHandler").at("/Environment/Variables");

    assertEquals(expected, new TreeSet<>(names(variables)));
    assertEquals("123456789012,210987654321", value(variables, EnvironmentKeys.ACCOUNTS));
    assertEquals("us-east-1,us-east-2", value(variables, EnvironmentKeys.ALLOWED_REGIONS));
    assertEquals("true", value(variables, EnvironmentKeys.REQUIRE_TAG));
    assertEquals("auto", value(variables, EnvironmentKeys.MODE));
    assertEquals("production", value(variables, EnvironmentKeys.STAGE));
  }

  @Test
  void the_environment_points_at_this_stack() {
    var variables = function(HandlerActions.DENIAL).at("/Environment/Variables");
    assertEquals("<AWS::AccountId>", value(variables, EnvironmentKeys.ACCOUNTS));
    assertTrue(value(variables, EnvironmentKeys.QUEUE_ARN).startsWith("<DenialsQueue"));
    assertTrue(value(variables, EnvironmentKeys.TABLE).startsWith("<CasesTable"));
    assertTrue(value(variables, EnvironmentKeys.APPROVALS_TOPIC).startsWith("<TopicsApprovals"));
    assertTrue(value(variables, EnvironmentKeys.REPORTS_TOPIC).startsWith("<TopicsReports"));
    assertTrue(value(variables, EnvironmentKeys.APPROVAL_URL).endsWith(".ApiEndpoint>"));
  }

  @Test
  void nothing_but_the_page_and_the_clock_may_call_a_function_from_outside() {
    var callers =
        stack.all("AWS::Lambda::Permission").values().stream()
            .map(
                permission ->
                    permission.path("Principal").asText()
                        + " > "
                        + text(permission.path("FunctionName")).replaceAll("[0-9A-F]{8}.*", ""))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "apigateway.amazonaws.com > <FunctionsApprovalHandler",
            "events.amazonaws.com > <FunctionsReviewHandler"),
        callers);
  }

  @Test
  void the_review_runs_every_five_minutes() {
    var rule = stack.one("AWS::Events::Rule", "ReviewClock");
    assertEquals("rate(5 minutes)", rule.path("ScheduleExpression").asText());
  }

  private JsonNode function(HandlerActions handler) {
    return stack.one("AWS::Lambda::Function", "Functions" + handler.handler());
  }

  private static List<String> names(JsonNode variables) {
    return variables.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String value(JsonNode variables, String key) {
    return text(variables.path(key));
  }
}
