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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Further accounts and Regions: what they send, what they trust, and what the home lets in.
class MembersTest {
  private static final String HOME_BUS =
      "arn:<AWS::Partition>:events:us-east-1:123456789012:event-bus/BedrockRemedy-denials";
  private static final String HANDLERS =
      "arn:<AWS::Partition>:iam::123456789012:role/bedrock-remedy/BedrockRemedy-";

  private final Synthesised home = Synthesised.with(Synthesised.ORGANISATION);
  private final Synthesised member = Synthesised.with(Synthesised.ORGANISATION, "-member");

  @Test
  void there_is_a_stack_for_each_purpose() {
    assertEquals(
        Set.of(
            "BedrockRemedy",
            "BedrockRemedy-from-us-west-2",
            "BedrockRemedy-member",
            "BedrockRemedy-member-region"),
        Synthesised.stacks(Synthesised.ORGANISATION).keySet());
    assertEquals(Set.of("BedrockRemedy"), Synthesised.stacks(Map.of()).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-from-us-west-2", "-member", "-member-region"})
  void denials_of_its_own_account_go_to_the_home_bus_and_nothing_else(String ending) {
    var stack = Synthesised.with(Synthesised.ORGANISATION, ending);
    var rule = stack.one("AWS::Events::Rule", "Forwarder");
    assertEquals("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", rule.path("State").asText());
    assertEquals(json("[{\"Ref\": \"AWS::AccountId\"}]"), rule.at("/EventPattern/account"));
    assertFalse(rule.has("EventBusName"), "the default bus is where CloudTrail reports");
    assertEquals(HOME_BUS, text(rule.at("/Targets/0/Arn")));
    assertTrue(text(rule.at("/Targets/0/RoleArn")).startsWith("<ForwarderSender"));
    assertTrue(
        text(rule.at("/Targets/0/DeadLetterConfig/Arn")).startsWith("<ForwarderUndelivered"));
    var sender = stack.one("AWS::IAM::Policy", "ForwarderSender").at("/PolicyDocument/Statement");
    assertEquals(1, sender.size());
    assertEquals("events:PutEvents", sender.at("/0/Action").asText());
    assertEquals(HOME_BUS, text(sender.at("/0/Resource")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-member", "-member-region"})
  void a_template_for_a_stack_set_needs_no_bootstrap_and_names_no_account_but_home(String ending) {
    var template = Synthesised.with(Synthesised.ORGANISATION, ending).template();
    assertTrue(template.path("Parameters").isMissingNode(), template::toString);
    assertTrue(template.path("Rules").isMissingNode());
    assertFalse(template.toString().contains("111122223333"));
  }

  @Test
  void the_home_bus_admits_denials_of_the_organisation() {
    var statement = bus(home);
    assertEquals("Allow", statement.path("Effect").asText());
    assertEquals("events:PutEvents", statement.path("Action").asText());
    assertEquals("*", statement.at("/Principal/AWS").asText());
    assertEquals(
        json(
            """
            {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5",
                              "events:detail-type": "AWS API Call via CloudTrail"},
             "StringLike": {"events:source": "aws.bedrock*"}}
            """),
        statement.path("Condition"));
  }

  @Test
  void without_an_organisation_the_home_bus_admits_the_listed_accounts() {
    var listed = new TreeMap<>(Synthesised.ORGANISATION);
    listed.remove("organization");
    var statement = bus(Synthesised.with(listed));
    assertEquals(
        List.of(
            "arn:<AWS::Partition>:iam::111122223333:root",
            "arn:<AWS::Partition>:iam::444455556666:root"),
        texts(statement.at("/Principal/AWS")));
    assertFalse(statement.toString().contains("aws:PrincipalOrgID"));
  }

  @Test
  void what_comes_over_the_home_bus_is_of_the_accounts_served_and_goes_into_the_queue() {
    var rule = home.one("AWS::Events::Rule", "ForwardedRule");
    assertEquals(
        json("[\"123456789012\", \"111122223333\", \"444455556666\"]"),
        rule.at("/EventPattern/account"));
    assertTrue(text(rule.path("EventBusName")).startsWith("<HomeBus"));
    assertEquals("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", rule.path("State").asText());
    assertTrue(text(rule.at("/Targets/0/Arn")).startsWith("<DenialsQueue"));
    var senders =
        home.one("AWS::SQS::QueuePolicy", "DenialsQueue").findValues("aws:SourceArn").getFirst();
    assertEquals(2, senders.size());
  }

  @Test
  void the_clock_looks_at_the_rule_of_the_home_bus_too() {
    var names =
        home.one("AWS::Lambda::Function", "FunctionsReviewHandler")
            .at("/Environment/Variables/REMEDY_RULE_NAME")
            .toString();
    assertTrue(
        names.matches(
            "\\{\"Fn::Join\":\\[\"\",\\[\\{\"Ref\":\"DenialRule\\w+\"},\",\",\\{\"Ref\":\"HomeBus\\w+\"},\"/\","
                + "\\{\"Fn::Select\":\\[2,\\{\"Fn::Split\":\\[\"/\",\\{\"Fn::GetAtt\":\\[\"ForwardedRule.*"),
        names);
    var reached =
        home.statements("ReviewHandler").stream()
            .filter(s -> s.path("Effect").asText().equals("Allow"))
            .filter(s -> s.path("Action").toString().contains("events:DescribeRule"))
            .flatMap(s -> texts(s.path("Resource")).stream())
            .map(arn -> arn.replaceAll("\\w{8}\\.Arn>$", ""))
            .toList();
    assertEquals(List.of("<DenialRule", "<ForwardedRule"), reached);
  }

  @Test
  void the_read_role_trusts_the_handlers_that_read_and_the_write_role_the_writer_alone() {
    assertEquals(
        List.of(HANDLERS + "DenialHandler", HANDLERS + "PatchHandler", HANDLERS + "ReviewHandler"),
        trusted("Read"));
    assertEquals(List.of(HANDLERS + "PatchHandler"), trusted("Write"));
  }

  @Test
  void the_roles_have_the_names_the_handlers_are_told() {
    var variables =
        home.one("AWS::Lambda::Function", "FunctionsPatchHandler").at("/Environment/Variables");
    for (var kind : List.of("Read", "Write")) {
      var role = member.one("AWS::IAM::Role", "Roles" + kind);
      var key = "REMEDY_MEMBER_" + kind.toUpperCase(Locale.ROOT) + "_ROLE";
      assertEquals(
          variables.path(key).asText(),
          role.path("Path").asText().substring(1) + role.path("RoleName").asText());
    }
  }

  @Test
  void the_handlers_roles_have_the_names_the_members_trust() {
    var role = home.one("AWS::IAM::Role", "RolesPatchHandler");
    assertEquals("BedrockRemedy-PatchHandler", role.path("RoleName").asText());
    assertEquals("/bedrock-remedy/", role.path("Path").asText());
  }

  @Test
  void handlers_assume_the_roles_of_configured_accounts_alone() {
    var read = home.one("AWS::IAM::ManagedPolicy", "RolesMemberRead");
    assertEquals(
        List.of(
            "arn:<AWS::Partition>:iam::111122223333:role/bedrock-remedy/member-read",
            "arn:<AWS::Partition>:iam::444455556666:role/bedrock-remedy/member-read"),
        texts(read.at("/PolicyDocument/Statement/0/Resource")));
    assertEquals(3, read.path("Roles").size());
    var write = home.one("AWS::IAM::ManagedPolicy", "RolesMemberWrite");
    assertEquals(1, write.path("Roles").size());
    assertTrue(text(write.at("/Roles/0")).startsWith("<RolesPatchHandler"));
  }

  @Test
  void in_dry_run_no_account_has_a_role_that_writes() {
    var looking = new TreeMap<>(Synthesised.ORGANISATION);
    looking.put("mode", "dry-run");
    var roles = Synthesised.with(looking, "-member").all("AWS::IAM::Role").keySet();
    assertEquals(2, roles.size(), roles::toString);
    assertTrue(roles.stream().noneMatch(id -> id.startsWith("RolesWrite")));
    assertTrue(
        Synthesised.with(looking).all("AWS::IAM::ManagedPolicy").keySet().stream()
            .noneMatch(id -> id.contains("Write")));
  }

  @Test
  void a_home_that_is_not_served_itself_is_not_read_either() {
    var elsewhere = new TreeMap<>(Synthesised.ORGANISATION);
    elsewhere.put("accounts", List.of("111122223333"));
    var actions = new TreeSet<String>();
    for (var policy : Synthesised.with(elsewhere).all("AWS::IAM::Policy").values()) {
      policy.findValues("Action").forEach(action -> actions.addAll(texts(action)));
    }
    assertTrue(actions.stream().noneMatch(action -> action.startsWith("iam:")), actions::toString);
  }

  private List<String> trusted(String role) {
    var trust = member.one("AWS::IAM::Role", "Roles" + role).path("AssumeRolePolicyDocument");
    assertEquals(1, trust.path("Statement").size());
    var statement = trust.at("/Statement/0");
    assertEquals("sts:AssumeRole", statement.path("Action").asText());
    assertEquals(
        "arn:<AWS::Partition>:iam::123456789012:root", text(statement.at("/Principal/AWS")));
    var equals = statement.at("/Condition/StringEquals");
    assertEquals("o-a1b2c3d4e5", equals.path("aws:PrincipalOrgID").asText());
    return texts(equals.path("aws:PrincipalArn"));
  }

  private static JsonNode bus(Synthesised stack) {
    return stack.one("AWS::Events::EventBusPolicy", "HomeBus").path("Statement");
  }
}
