package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may write which row of the case table, asked of an evaluator of IAM's policies about the
/// policies of the template.
class RowsWrittenTest {
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/cases";
  private static final String ALL =
      """
      {"Version": "2012-10-17",
       "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
      """;

  private final Synthesised stack = Synthesised.inMode("approve");

  /// One row of each kind, and who may put it.
  private static final Map<String, Set<String>> PUT =
      new TreeMap<>(
          Map.of(
              "case#br-1", Set.of("DENIAL", "PATCH", "REVIEW"),
              "request#br-1", Set.of("NOTIFICATION"),
              "decision#br-1", Set.of("APPROVAL"),
              "control", Set.of("APPROVAL"),
              "tripped", Set.of("PATCH"),
              "limit#writes/123456789012/2026-11-29", Set.of("PATCH"),
              "limit#requests/123456789012/2026-11-29T20:00:00Z",
                  Set.of("DENIAL", "PATCH", "REVIEW"),
              "principal#arn:aws:iam::123456789012:role/a", Set.of("DENIAL"),
              "notice#alive/2026-11-29", Set.of("NOTIFICATION", "PATCH", "REVIEW"),
              "other#br-1", Set.of()));

  @ParameterizedTest
  @EnumSource
  void a_role_puts_the_rows_of_its_own_and_no_others(HandlerActions handler) {
    var expected = new TreeMap<String, Boolean>();
    var found = new TreeMap<String, Boolean>();
    PUT.forEach(
        (row, writers) -> {
          expected.put(row, writers.contains(handler.name()));
          found.put(row, verdict(ofRole(handler), "dynamodb:PutItem", row) == Verdict.ALLOWED);
        });
    assertEquals(expected, found);
  }

  /// What makes an approval, what holds it, and what ends a brake.
  @ParameterizedTest
  @CsvSource({
    "DENIAL, request#br-1",
    "DENIAL, decision#br-1",
    "DENIAL, tripped",
    "DENIAL, limit#writes/123456789012/2026-11-29",
    "DENIAL, control",
    "REVIEW, request#br-1",
    "REVIEW, decision#br-1",
    "REVIEW, tripped",
    "REVIEW, limit#writes/123456789012/2026-11-29",
    "REVIEW, control",
    "PATCH, request#br-1",
    "PATCH, decision#br-1",
    "APPROVAL, request#br-1",
    "NOTIFICATION, decision#br-1",
    "NOTIFICATION, case#br-1",
  })
  void a_role_is_denied_them_whatever_is_attached_to_it_later(HandlerActions handler, String row) {
    var policies = new ArrayList<>(ofRole(handler));
    policies.add(SourcePolicy.of("attached", "aws-managed", ALL));
    for (var action :
        List.of("dynamodb:PutItem", "dynamodb:BatchWriteItem", "dynamodb:PartiQLInsert")) {
      assertEquals(Verdict.EXPLICIT_DENY, verdict(policies, action, row), action);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_write_that_names_no_row_is_allowed_to_nobody(HandlerActions handler) {
    assertNotEquals(Verdict.ALLOWED, verdict(ofRole(handler), "dynamodb:PutItem", List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void a_write_of_two_rows_is_refused_if_one_is_not_its_own(HandlerActions handler) {
    var own = new TreeMap<>(PUT);
    own.values().removeIf(writers -> !writers.contains(handler.name()));
    for (var other : PUT.keySet()) {
      if (!own.containsKey(other)) {
        var rows = List.of(own.firstKey(), other);
        assertEquals(Verdict.EXPLICIT_DENY, verdict(ofRole(handler), "dynamodb:PutItem", rows));
      }
    }
  }

  /// The table says it too, to a role whose own policy was changed.
  @ParameterizedTest
  @EnumSource
  void the_table_denies_a_handler_the_rows_of_others(HandlerActions handler) {
    var expected = new TreeMap<String, Boolean>();
    var found = new TreeMap<String, Boolean>();
    PUT.forEach(
        (row, writers) -> {
          expected.put(row, writers.contains(handler.name()) || touches(handler, row));
          found.put(row, admits(stack, arn(handler), row));
        });
    // The table denies rows by name: what is no row of ours, the roles leave alone.
    expected.put("other#br-1", true);
    assertEquals(expected, found);
  }

  @Test
  void the_table_denies_everybody_else_every_row() {
    for (var row : PUT.keySet()) {
      assertEquals(false, admits(stack, "arn:aws:iam::123456789012:role/Admin", row), row);
    }
  }

  @Test
  void a_row_whose_handler_is_not_there_is_nobodys() {
    var dryRun = Synthesised.inMode("dry-run");
    for (var handler : HandlerActions.in("dry-run")) {
      assertEquals(false, admits(dryRun, arn(handler), "tripped"), handler.name());
    }
  }

  /// Who sends links marks a case as told, and neither plans nor asks.
  @ParameterizedTest
  @CsvSource({
    "ALLOWED, owes;due;dueAt;attempts;version;updatedAt;pk;sk",
    "EXPLICIT_DENY, owes;version;status",
    "EXPLICIT_DENY, plan",
    "EXPLICIT_DENY, event",
    "EXPLICIT_DENY, approval",
    "EXPLICIT_DENY, ttl",
  })
  void the_notifier_settles_what_a_case_owes_and_changes_nothing_else_of_it(
      Verdict expected, String attributes) {
    var values =
        Map.of(
            "dynamodb:LeadingKeys", List.of("case#br-1"),
            "dynamodb:Attributes", List.of(attributes.split(";")));
    var asked =
        new RequestContext(
            "dynamodb:UpdateItem",
            TABLE,
            values,
            ofRole(HandlerActions.NOTIFICATION),
            Optional.empty(),
            List.of());
    assertEquals(expected, PolicyEvaluator.evaluate(asked).verdict());
  }

  /// Who settles a decision or a case reaches its row, but puts none: the roles see to that.
  private static boolean touches(HandlerActions handler, String row) {
    return switch (handler) {
      case PATCH, REVIEW -> row.startsWith("decision#");
      case NOTIFICATION -> row.startsWith("case#");
      case DENIAL, APPROVAL -> false;
    };
  }

  private static boolean admits(Synthesised stack, String principal, String row) {
    var statements =
        stack
            .one("AWS::DynamoDB::Table", "Cases")
            .at("/ResourcePolicy/PolicyDocument/Statement")
            .valueStream()
            .toList();
    var policies = List.of(policy(statements), SourcePolicy.of("all", "none", ALL));
    return verdict(policies, "dynamodb:PutItem", List.of(row), principal) == Verdict.ALLOWED;
  }

  private List<SourcePolicy> ofRole(HandlerActions handler) {
    return List.of(policy(stack.statements(handler.handler())));
  }

  private static SourcePolicy policy(List<JsonNode> statements) {
    var document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    document
        .putArray("Statement")
        .addAll(
            statements.stream()
                .map(statement -> ((ObjectNode) known(statement)).<JsonNode>without("Principal"))
                .toList());
    return SourcePolicy.of("inline", "role", document.toString());
  }

  /// With ARNs in place of what only CloudFormation knows.
  private static JsonNode known(JsonNode node) {
    var text = Synthesised.text(node);
    if (!text.isEmpty()) {
      return TextNode.valueOf(arn(text));
    }
    if (node instanceof ArrayNode array) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(array.valueStream().map(RowsWrittenTest::known).toList());
    }
    var made = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(entry -> made.set(entry.getKey(), known(entry.getValue())));
    return made;
  }

  private static String arn(String text) {
    return text.replaceAll("<CasesTable[^>]*\\.Arn>", TABLE)
        .replaceAll("<Roles(\\w+?)[0-9A-F]{8}\\.Arn>", "arn:aws:iam::123456789012:role/$1")
        .replaceAll("^<[^>]*>", "arn:aws:service:us-east-1:123456789012:x")
        .replaceAll("<[^>]*>", "x");
  }

  private static String arn(HandlerActions handler) {
    return "arn:aws:iam::123456789012:role/" + handler.handler();
  }

  private static Verdict verdict(List<SourcePolicy> policies, String action, String row) {
    return verdict(policies, action, List.of(row));
  }

  private static Verdict verdict(List<SourcePolicy> policies, String action, List<String> rows) {
    return verdict(policies, action, rows, "arn:aws:iam::123456789012:role/x");
  }

  private static Verdict verdict(
      List<SourcePolicy> policies, String action, List<String> rows, String principal) {
    var values = Map.of("dynamodb:LeadingKeys", rows, "aws:PrincipalArn", List.of(principal));
    return PolicyEvaluator.evaluate(
            new RequestContext(action, TABLE, values, policies, Optional.empty(), List.of()))
        .verdict();
  }
}
