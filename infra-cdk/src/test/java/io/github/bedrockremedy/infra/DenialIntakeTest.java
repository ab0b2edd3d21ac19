package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.Alarm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DenialIntakeTest {
  private static final String BREAK_GLASS = "arn:aws:iam::123456789012:role/break-glass";

  private final Synthesised stack = Synthesised.inMode("approve");
  private final Synthesised listed =
      Synthesised.with(
          Map.of(
              "homeAccount",
              "123456789012",
              "homeRegion",
              "us-east-1",
              "accounts",
              List.of("123456789012", "210987654321"),
              "breakGlassRole",
              BREAK_GLASS));

  @Test
  void the_rule_is_in_the_state_that_sees_read_only_management_events() {
    assertEquals(
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        stack.one("AWS::Events::Rule", "DenialRule").path("State").asText());
  }

  @Test
  void the_rule_wants_refused_bedrock_calls_of_the_account_alone() {
    assertEquals(
        json(
            """
            {"source": [{"prefix": "aws.bedrock"}],
             "account": [{"Ref": "AWS::AccountId"}],
             "detail-type": ["AWS API Call via CloudTrail"],
             "detail": {
               "eventSource": ["bedrock.amazonaws.com", "bedrock-mantle.amazonaws.com",
                              "bedrock-agentcore.amazonaws.com"],
               "errorCode": [{"prefix": "AccessDenied"},
                             "ResourceNotFoundException", "ValidationException"]}}
            """),
        stack.one("AWS::Events::Rule", "DenialRule").path("EventPattern"));
  }

  @Test
  void the_rule_is_pinned_to_the_accounts_served() {
    assertEquals(
        json("[\"123456789012\", \"210987654321\"]"),
        listed.one("AWS::Events::Rule", "DenialRule").at("/EventPattern/account"));
  }

  @Test
  void what_cannot_be_delivered_is_kept() {
    var target = stack.one("AWS::Events::Rule", "DenialRule").at("/Targets/0");
    assertTrue(text(target.path("Arn")).startsWith("<DenialsQueue"));
    assertTrue(text(target.at("/DeadLetterConfig/Arn")).startsWith("<DenialsUndelivered"));
    var redrive = stack.one("AWS::SQS::Queue", "DenialsQueue").path("RedrivePolicy");
    assertTrue(text(redrive.path("deadLetterTargetArn")).startsWith("<DenialsUndelivered"));
    assertEquals(10, redrive.path("maxReceiveCount").asInt());
    assertTrue(Alarm.DENIALS_UNDELIVERED.meaning().contains("came back ten times"));
  }

  @Test
  void the_queue_admits_the_rule_and_nobody_else() {
    var allow = statement(stack, "RulesMaySend");
    assertEquals("events.amazonaws.com", allow.at("/Principal/Service").asText());
    assertEquals("sqs:SendMessage", allow.path("Action").asText());
    assertTrue(text(allow.at("/Condition/ArnEquals/aws:SourceArn/0")).startsWith("<DenialRule"));
    var deny = statement(stack, "NobodyElseMaySend");
    assertEquals("Deny", deny.path("Effect").asText());
    assertEquals("*", deny.at("/Principal/AWS").asText());
    assertEquals(allow.at("/Condition/ArnEquals"), deny.at("/Condition/ArnNotEquals"));
  }

  @Test
  void the_break_glass_role_may_send_for_redriving() {
    var unless = statement(listed, "NobodyElseMaySend").at("/Condition/ArnNotEquals");
    assertEquals(BREAK_GLASS, unless.path("aws:PrincipalArn").asText());
    assertTrue(unless.has("aws:SourceArn"));
  }

  /// Of every rule that brings denials, each by what CloudWatch tells it from others.
  @Test
  void what_no_queue_took_is_counted_for_every_rule_of_denials() {
    var home = Synthesised.with(Synthesised.ORGANISATION);
    var lost = home.one("AWS::CloudWatch::Alarm", "AlarmsOfDenialsLost");
    var dimensions =
        lost.findValues("Dimensions").stream()
            .map(
                each ->
                    each.valueStream()
                        .map(one -> one.path("Name").asText())
                        .collect(Collectors.joining("+")))
            .collect(Collectors.toSet());
    assertEquals(Set.of("RuleName", "EventBusName+RuleName"), dimensions);
    assertTrue(lost.toString().contains("[2,{\"Fn::Split\":[\"/\","), lost::toString);
  }

  @Test
  void every_queue_refuses_plain_http() {
    var refused =
        stack.all("AWS::SQS::QueuePolicy").values().stream()
            .flatMap(policy -> policy.findValues("aws:SecureTransport").stream())
            .toList();
    assertEquals(stack.all("AWS::SQS::Queue").size(), refused.size());
  }

  @Test
  void denials_come_in_batches_to_two_workers_at_most() {
    var mapping = stack.one("AWS::Lambda::EventSourceMapping", "FunctionsDenialHandler");
    assertEquals(100, mapping.path("BatchSize").asInt());
    assertEquals(5, mapping.path("MaximumBatchingWindowInSeconds").asInt());
    assertEquals(2, mapping.at("/ScalingConfig/MaximumConcurrency").asInt());
    assertEquals("[\"ReportBatchItemFailures\"]", mapping.path("FunctionResponseTypes").toString());
  }

  @Test
  void a_message_stays_hidden_for_six_times_the_handlers_timeout() {
    var timeout = stack.one("AWS::Lambda::Function", "FunctionsDenialHandler").path("Timeout");
    var hidden = stack.one("AWS::SQS::Queue", "DenialsQueue").path("VisibilityTimeout");
    assertTrue(hidden.asInt() >= 6 * timeout.asInt() + 5, hidden::toString);
  }

  private static JsonNode statement(Synthesised stack, String sid) {
    return stack
        .one("AWS::SQS::QueuePolicy", "DenialsQueue")
        .at("/PolicyDocument/Statement")
        .valueStream()
        .filter(statement -> statement.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
