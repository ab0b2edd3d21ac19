package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static io.github.bedrockremedy.infra.Synthesised.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of denials for some days.
class ArchiveTest {
  private final Synthesised stack = Synthesised.with(Synthesised.ALL_OPTIONS);

  /// The very rules that feed the queue, whose state is known to let these events through.
  @Test
  void every_denial_that_goes_into_the_queue_goes_into_the_archive() {
    var settings = new TreeMap<String, Object>(Synthesised.ORGANISATION);
    settings.put("archiveDays", 14);
    var home = Synthesised.with(settings, "BedrockRemedy");
    for (var rule : List.of("DenialRule", "ForwardedRule")) {
      var targets = home.one("AWS::Events::Rule", rule).path("Targets");
      assertEquals(2, targets.size(), rule);
      assertEquals(
          "arn:<AWS::Partition>:logs:us-east-1:123456789012:log-group:"
              + "/aws/events/BedrockRemedy-denials",
          text(targets.at("/1/Arn")));
      // What the archive misses, the queue may have: the two are not put aside together.
      assertTrue(text(targets.at("/1/DeadLetterConfig/Arn")).startsWith("<ArchiveUndelivered"));
      assertTrue(text(targets.at("/0/DeadLetterConfig/Arn")).startsWith("<DenialsUndelivered"));
    }
    var admits = home.one("AWS::SQS::QueuePolicy", "ArchiveUndelivered");
    assertEquals(2, admits.findValue("aws:SourceArn").size(), admits::toString);
  }

  @Test
  void it_is_kept_as_long_as_was_said() {
    var log = stack.one("AWS::Logs::LogGroup", "Archive");
    assertEquals(14, log.path("RetentionInDays").asInt());
    assertEquals("/aws/events/BedrockRemedy-denials", log.path("LogGroupName").asText());
    assertTrue(log.has("KmsKeyId"));
  }

  /// A condition EventBridge does not fill when it makes a stream would keep every denial out.
  @Test
  void only_what_the_rules_bring_is_written_into_it() {
    var policy = text(stack.one("AWS::Logs::ResourcePolicy", "Archive").path("PolicyDocument"));
    var statements = json(policy).path("Statement");
    assertEquals(2, statements.size());
    for (var statement : statements) {
      assertEquals(
          List.of("events.amazonaws.com", "delivery.logs.amazonaws.com"),
          texts(statement.at("/Principal/Service")));
      assertTrue(statement.path("Resource").asText().endsWith("-denials:*"), policy);
    }
    assertEquals("logs:CreateLogStream", statements.at("/0/Action").asText());
    assertTrue(statements.at("/0/Condition").isMissingNode(), policy);
    assertEquals("logs:PutLogEvents", statements.at("/1/Action").asText());
    assertTrue(
        statements.at("/1/Condition/ArnEquals/aws:SourceArn").toString().contains("DenialRule"),
        policy);
  }

  @Test
  void without_the_setting_there_is_none() {
    var plain = Synthesised.inMode("approve");
    assertTrue(plain.all("AWS::Logs::ResourcePolicy").isEmpty());
    assertEquals(1, plain.one("AWS::Events::Rule", "DenialRule").path("Targets").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "366", "-1"})
  void days_logs_cannot_be_kept_are_refused(String days) {
    var context = Map.of("archiveDays", days);
    var refused = assertThrows(SettingRefusedException.class, () -> StackSettings.from(context));
    assertTrue(String.valueOf(refused.getMessage()).contains("1, 3, 5, 7, 14"));
  }
}
