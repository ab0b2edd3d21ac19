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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void the_environment_has_every_key_of_the_contract() throws Exception {
    var expected = new TreeSet<String>();
    for (var field : EnvironmentKeys.class.getFields()) {
      expected.add((String) field.get(null));
    }
    expected.add("JAVA_TOOL_OPTIONS");
    var settings = new TreeMap<>(Synthesised.ALL_OPTIONS);
    settings.putAll(Synthesised.ORGANISATION);
    settings.put("allowedRegions", "us-east-1,us-east-2");
    settings.put("allowedModels", "anthropic.*");
    settings.put("autoPrincipals", "arn:aws:iam::*:role/agents/*");
    settings.put("protectedPrincipals", List.of("arn:aws:iam::*:role/prod/*"));
    settings.put("approvers", "arn:aws:sts::123456789012:assumed-role/approver/*");
    settings.put("requireTag", "true");
    settings.put("requiredBoundary", "arn:aws:iam::*:policy/agents");
    var full = Synthesised.with(settings);
    var variables =
        full.one("AWS::Lambda::Function", "FunctionsDenialHandler").at("/Environment/Variables");

    assertEquals(expected, new TreeSet<>(names(variables)));
    assertEquals(
        "123456789012,111122223333,444455556666", value(variables, EnvironmentKeys.ACCOUNTS));
    assertEquals("123456789012", value(variables, EnvironmentKeys.HOME_ACCOUNT));
    assertEquals("us-east-1,us-west-2", value(variables, EnvironmentKeys.SOURCE_REGIONS));
    assertEquals(
        "bedrock-remedy/member-write", value(variables, EnvironmentKeys.MEMBER_WRITE_ROLE));
    assertEquals("slack", value(variables, EnvironmentKeys.SLACK_ALIAS));
    assertEquals("2", value(variables, EnvironmentKeys.EXPECTED_SUBSCRIBERS));
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
            "apigateway.amazonaws.com > <FunctionsApprovalHandlerLive",
            "events.amazonaws.com > <FunctionsApprovalHandlerLive",
            "events.amazonaws.com > <FunctionsReviewHandlerLive"),
        callers);
  }

  @ParameterizedTest
  @EnumSource
  void each_handler_is_started_by_its_alias_to_a_published_version(HandlerActions handler) {
    var alias = stack.one("AWS::Lambda::Alias", "Functions" + handler.handler());
    assertEquals("live", alias.path("Name").asText());
    assertTrue(
        text(alias.path("FunctionVersion"))
            .startsWith("<Functions" + handler.handler() + "CurrentVersion"));
    for (var mapping : stack.all("AWS::Lambda::EventSourceMapping").values()) {
      assertTrue(mapping.path("FunctionName").toString().contains(":live"), mapping::toString);
    }
  }

  @Test
  void only_where_a_person_waits_a_function_starts_from_a_snapshot() {
    for (var handler : HandlerActions.values()) {
      var snapshot = function(handler).at("/SnapStart/ApplyOn").asText();
      assertEquals(
          handler == HandlerActions.APPROVAL ? "PublishedVersions" : "", snapshot, handler.name());
    }
    assertTrue(function(HandlerActions.APPROVAL).path("Timeout").asInt() < 15, "Slack's patience");
  }

  @Test
  void old_versions_stay_to_go_back_to() {
    for (var version : stack.wholes("AWS::Lambda::Version")) {
      assertEquals("Retain", version.path("DeletionPolicy").asText());
    }
  }

  /// AWS takes 4 KB of environment.
  @Test
  void the_environment_fits_with_as_many_accounts_as_are_allowed() {
    var accounts = IntStream.range(0, 80).mapToObj(i -> "1234567890%02d".formatted(i)).toList();
    var many = new TreeMap<>(Synthesised.ORGANISATION);
    many.put("accounts", accounts);
    many.put("homeAccount", accounts.getFirst());
    var variables =
        Synthesised.with(many)
            .one("AWS::Lambda::Function", "FunctionsDenialHandler")
            .at("/Environment/Variables");
    int spelledOut =
        variables
            .toString()
            .replaceAll("\\{\"(Ref|Fn::[^}]*)\":[^}]*\\}", "x".repeat(100))
            .length();
    assertTrue(spelledOut < 3_500, () -> "" + spelledOut);
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
