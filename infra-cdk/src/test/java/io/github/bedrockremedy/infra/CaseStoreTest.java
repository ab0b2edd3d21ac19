package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static io.github.bedrockremedy.infra.Synthesised.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseStoreTest {
  private final Synthesised stack = Synthesised.inMode("approve");
  private final JsonNode table = stack.one("AWS::DynamoDB::Table", "Cases");

  @Test
  void has_the_keys_and_the_index_the_ledger_uses() {
    assertEquals(
        json(
            """
            [{"AttributeName": "pk", "KeyType": "HASH"},
             {"AttributeName": "sk", "KeyType": "RANGE"}]
            """),
        table.path("KeySchema"));
    var index = table.at("/GlobalSecondaryIndexes/0");
    assertEquals("due", index.path("IndexName").asText());
    assertEquals(
        json(
            """
            [{"AttributeName": "due", "KeyType": "HASH"},
             {"AttributeName": "dueAt", "KeyType": "RANGE"}]
            """),
        index.path("KeySchema"));
    assertEquals("ttl", table.at("/TimeToLiveSpecification/AttributeName").asText());
    assertEquals("NEW_IMAGE", table.at("/StreamSpecification/StreamViewType").asText());
  }

  @Test
  void survives_mistakes_and_the_stack_itself() {
    assertTrue(
        table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean());
    assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
    assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
    var whole = stack.whole("AWS::DynamoDB::Table");
    assertEquals("Retain", whole.path("DeletionPolicy").asText());
    assertEquals("Retain", whole.path("UpdateReplacePolicy").asText());
  }

  @Test
  void refuses_writes_by_all_but_the_handlers() {
    var deny = table.at("/ResourcePolicy/PolicyDocument/Statement/0");
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("*", deny.at("/Principal/AWS").asText());
    var writers = texts(deny.at("/Condition/ArnNotEquals/aws:PrincipalArn"));
    assertEquals(5, writers.size());
    assertTrue(writers.stream().allMatch(role -> role.startsWith("<Roles")), writers::toString);
  }

  @Test
  void admits_a_named_break_glass_role() {
    var role = "arn:aws:iam::123456789012:role/break-glass";
    var writers =
        Synthesised.with(Map.of("breakGlassRole", role, "mode", "dry-run"))
            .one("AWS::DynamoDB::Table", "Cases")
            .at("/ResourcePolicy/PolicyDocument/Statement/0/Condition/ArnNotEquals")
            .path("aws:PrincipalArn");
    assertEquals(5, writers.size());
    assertEquals(role, writers.path(4).asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PatchHandler", "ReviewHandler"})
  void lets_those_who_settle_a_decision_change_nothing_of_it(String handler) {
    var deny = named(handler, "ChangeNoDecision");
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("dynamodb:UpdateItem", deny.path("Action").asText());
    assertEquals(
        json(
            """
            {"ForAnyValue:StringLike": {"dynamodb:LeadingKeys": ["decision#*"]},
             "ForAnyValue:StringEquals":
                 {"dynamodb:Attributes": ["by", "planHash", "proof", "verdict", "via"]}}
            """),
        deny.path("Condition"));
  }

  @Test
  void shows_the_index_to_the_review_alone() {
    for (var policy : stack.all("AWS::IAM::Policy").entrySet()) {
      var sees = policy.getValue().toString().contains("/index/");
      assertEquals(policy.getKey().startsWith("RolesReviewHandler"), sees, policy.getKey());
    }
    assertTrue(text(named("ReviewHandler", "FindDue").path("Resource")).endsWith("/index/due"));
  }

  private JsonNode named(String handler, String sid) {
    return stack.statements(handler).stream()
        .filter(statement -> statement.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
