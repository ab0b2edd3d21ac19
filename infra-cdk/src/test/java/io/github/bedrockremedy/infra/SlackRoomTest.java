package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.SlackCommand;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackRoomTest {
  private final Synthesised stack = Synthesised.with(Synthesised.ALL_OPTIONS);

  @Test
  void the_channel_has_two_buttons_and_hears_all_topics() {
    var channel = channel(stack);
    assertEquals("T0123ABCD", channel.path("SlackWorkspaceId").asText());
    assertEquals(2, channel.path("CustomizationResourceArns").size());
    assertEquals(3, channel.path("SnsTopicArns").size());
    assertTrue(channel.path("UserRoleRequired").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Approve", "Reject"})
  void a_buttons_command_calls_the_alias_and_fits(String button) {
    var action = stack.one("AWS::Chatbot::CustomAction", "Slack" + button);
    var command = text(action.at("/Definition/CommandText"));
    var function = stack.one("AWS::Lambda::Function", "FunctionsApprovalHandler");
    var alias = stack.one("AWS::Lambda::Alias", "FunctionsSlack");
    assertTrue(
        command.startsWith(
            "lambda invoke --function-name "
                + function.path("FunctionName").asText()
                + ":"
                + alias.path("Name").asText()
                + " "),
        command);
    // Everything CloudFormation would put in is in it, so this is the text AWS counts.
    assertFalse(command.contains("<"), command);
    assertTrue(command.length() <= SlackCommand.MOST_CHARACTERS, () -> "" + command.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Approve", "Reject"})
  void a_button_stands_on_open_requests_alone(String button) {
    var attachment = stack.one("AWS::Chatbot::CustomAction", "Slack" + button).at("/Attachments/0");
    assertEquals("Custom", attachment.path("NotificationType").asText());
    assertEquals(
        json(
            """
            [{"VariableName": "g", "Operator": "EQUALS", "Value": "bedrock-remedy"}]
            """),
        attachment.path("Criteria"));
    assertEquals(
        json(
            """
            {"g": "event.metadata.additionalContext.g",
             "h": "event.metadata.additionalContext.h",
             "i": "event.metadata.additionalContext.i",
             "r": "event.metadata.additionalContext.r"}
            """),
        attachment.path("Variables"));
  }

  @Test
  void role_and_guardrail_allow_one_call_of_one_alias() {
    var statements =
        List.of(
            stack.one("AWS::IAM::Policy", "SlackRole").at("/PolicyDocument/Statement"),
            stack.one("AWS::IAM::ManagedPolicy", "SlackGuardrail").at("/PolicyDocument/Statement"));
    for (var statement : statements) {
      assertEquals(1, statement.size());
      assertEquals("Allow", statement.at("/0/Effect").asText());
      assertEquals("lambda:InvokeFunction", statement.at("/0/Action").asText());
      assertTrue(text(statement.at("/0/Resource")).startsWith("<FunctionsSlack"));
    }
    assertEquals(1, channel(stack).path("GuardrailPolicies").size());
  }

  /// Whether the service sends these keys is not documented, so a missing one is let through.
  @Test
  void the_role_is_assumed_for_this_accounts_channel_and_no_other() {
    var trust = stack.one("AWS::IAM::Role", "SlackRole").at("/AssumeRolePolicyDocument/Statement");
    assertEquals(1, trust.size());
    assertEquals("chatbot.amazonaws.com", trust.at("/0/Principal/Service").asText());
    var condition = trust.at("/0/Condition");
    assertEquals("<AWS::AccountId>", text(condition.at("/StringEqualsIfExists/aws:SourceAccount")));
    assertEquals(
        "arn:<AWS::Partition>:chatbot::<AWS::AccountId>:chat-configuration/slack-channel/"
            + channel(stack).path("ConfigurationName").asText(),
        text(condition.at("/ArnEqualsIfExists/aws:SourceArn")));
  }

  @Test
  void messages_without_buttons_need_no_rights_at_all() {
    var settings = new TreeMap<>(Synthesised.ALL_OPTIONS);
    settings.put("approvalChannel", "iam-only");
    var quiet = Synthesised.with(settings);
    assertTrue(quiet.all("AWS::Chatbot::CustomAction").isEmpty());
    assertTrue(channel(quiet).path("CustomizationResourceArns").isMissingNode());
    for (var id : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
      var policy = quiet.one(id, id.endsWith("ManagedPolicy") ? "SlackGuardrail" : "SlackRole");
      assertEquals("Deny", policy.at("/PolicyDocument/Statement/0/Effect").asText());
      assertEquals("*", policy.at("/PolicyDocument/Statement/0/Action").asText());
    }
    assertTrue(
        quiet.all("AWS::Lambda::Alias").keySet().stream().noneMatch(a -> a.contains("Slack")));
  }

  @Test
  void without_slack_there_is_none_of_it() {
    assertTrue(
        Synthesised.inMode("approve").all("AWS::Chatbot::SlackChannelConfiguration").isEmpty());
  }

  private static JsonNode channel(Synthesised stack) {
    return stack.one("AWS::Chatbot::SlackChannelConfiguration", "Slack");
  }
}
