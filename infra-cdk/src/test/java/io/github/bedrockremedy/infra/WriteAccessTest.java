package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static io.github.bedrockremedy.infra.Synthesised.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WriteAccessTest {
  private static final String IAM = "arn:<AWS::Partition>:iam::<AWS::AccountId>:";

  private final Synthesised open = Synthesised.inMode("approve");
  private final Synthesised strict =
      Synthesised.with(
          Map.of(
              "requireTag", true, "protectedPrincipals", "arn:aws:iam::123456789012:role/prod/*"));

  @Test
  void reaches_roles_and_users_of_the_account() {
    for (var verb : List.of("Put", "Delete")) {
      var role = statement(open, "Allow", "iam:" + verb + "RolePolicy");
      assertEquals(List.of(IAM + "role/*"), texts(role.path("Resource")));
      var user = statement(open, "Allow", "iam:" + verb + "UserPolicy");
      assertEquals(List.of(IAM + "user/*"), texts(user.path("Resource")));
    }
  }

  @Test
  void never_reaches_roles_of_aws_of_identity_center_or_of_this_system() {
    var deny = never(open);
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals(
        List.of(
            "iam:DeleteRolePolicy",
            "iam:DeleteUserPolicy",
            "iam:PutRolePolicy",
            "iam:PutUserPolicy"),
        texts(deny.path("Action")));
    assertEquals(
        List.of(
            IAM + "role/aws-service-role/*",
            IAM + "role/aws-reserved/*",
            IAM + "role/bedrock-remedy/*"),
        texts(deny.path("Resource")));
  }

  @Test
  void never_reaches_protected_principals() {
    assertTrue(
        texts(never(strict).path("Resource")).contains("arn:aws:iam::123456789012:role/prod/*"));
  }

  @Test
  void an_owner_opts_out_by_a_tag() {
    assertEquals(
        json(
            """
            {"StringEquals": {"iam:ResourceTag/bedrock-remedy": ["never", "dry-run"]}}
            """),
        statement(open, "Deny", "iam:PutRolePolicy").path("Condition"));
  }

  @Test
  void a_required_tag_is_required_by_the_role_itself() {
    assertEquals(
        json(
            """
            {"StringEquals": {"iam:ResourceTag/bedrock-remedy": ["approve", "auto"]}}
            """),
        statement(strict, "Allow", "iam:PutRolePolicy").path("Condition"));
    assertTrue(statement(open, "Allow", "iam:PutRolePolicy").path("Condition").isMissingNode());
  }

  @Test
  void undoing_does_not_depend_on_the_tags_value() {
    assertEquals(
        json(
            """
            {"Null": {"iam:ResourceTag/bedrock-remedy": "false"}}
            """),
        statement(strict, "Allow", "iam:DeleteRolePolicy").path("Condition"));
  }

  /// To the letter, also where the account is left open: as a pattern it would admit
  /// `arn:aws:iam::123456789012:policy/mine:policy/agents`.
  @Test
  void a_required_boundary_is_required_by_the_role_itself() {
    var arn = "arn:aws:iam::*:policy/agents";
    var scope = new TreeMap<String, Object>(Map.of("requiredBoundary", arn, "requireTag", true));
    var own = "arn:aws:iam::<AWS::AccountId>:policy/agents";
    var bounded = Synthesised.with(scope);
    for (var action : List.of("iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutUserPolicy")) {
      var condition = statement(bounded, "Allow", action).path("Condition");
      assertEquals(own, text(condition.at("/StringEquals/iam:PermissionsBoundary")), action);
      assertTrue(condition.toString().contains("iam:ResourceTag/bedrock-remedy"), action);
      assertFalse(condition.has("StringLike"), action);
    }
    scope.putAll(Synthesised.ORGANISATION);
    var member =
        Synthesised.with(scope, "-member").template().findValues("iam:PermissionsBoundary");
    assertEquals(List.of(own), member.stream().map(Synthesised::text).distinct().toList());
  }

  @Test
  void users_can_be_left_out() {
    var roles = Synthesised.with(Map.of("users", "false"));
    var all = roles.statements("PatchHandler").toString();
    assertFalse(all.contains("iam:PutUserPolicy"));
    assertFalse(all.contains("iam:DeleteUserPolicy"));
    assertTrue(all.contains("iam:GetUserPolicy"));
  }

  @Test
  void a_policy_attached_later_gives_the_role_nothing_more() {
    var deny =
        open.statements("PatchHandler").stream()
            .filter(statement -> statement.path("Sid").asText().equals("NothingElse"))
            .findFirst()
            .orElseThrow();
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("*", deny.path("Resource").asText());
    assertTrue(deny.path("Condition").isMissingNode());
    var left =
        texts(deny.path("NotAction")).stream()
            .filter(action -> action.matches("(iam|sts|lambda|organizations):.*"))
            .filter(action -> !action.matches("iam:(Get|List|Simulate)\\w+"))
            .toList();
    assertEquals(
        List.of(
            "iam:DeleteRolePolicy",
            "iam:DeleteUserPolicy",
            "iam:PutRolePolicy",
            "iam:PutUserPolicy"),
        left);
  }

  private static JsonNode never(Synthesised stack) {
    return stack.statements("PatchHandler").stream()
        .filter(statement -> statement.path("Sid").asText().equals("NeverTouched"))
        .findFirst()
        .orElseThrow();
  }

  /// The one statement about just this action.
  private static JsonNode statement(Synthesised stack, String effect, String action) {
    return stack.statements("PatchHandler").stream()
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> texts(statement.path("Action")).equals(List.of(action)))
        .findFirst()
        .orElseThrow();
  }
}
