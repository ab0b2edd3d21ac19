package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is only there if it is asked for: a trail, a key, an archive.
class OptionsTest {
  private final Synthesised plain = Synthesised.inMode("approve");
  private final Synthesised full = Synthesised.with(Synthesised.ALL_OPTIONS);

  @Test
  void nothing_of_it_is_there_by_default() {
    for (var type :
        List.of(
            "AWS::CloudTrail::Trail", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Events::Archive")) {
      assertTrue(plain.all(type).isEmpty(), type);
    }
  }

  @Test
  void the_trail_logs_reading_and_writing_calls_of_all_regions() {
    var trail = full.one("AWS::CloudTrail::Trail", "AuditTrail");
    assertTrue(trail.path("IsMultiRegionTrail").asBoolean());
    assertTrue(trail.path("EnableLogFileValidation").asBoolean());
    assertTrue(trail.path("IsLogging").asBoolean());
    var selector = trail.at("/EventSelectors/0");
    assertEquals("All", selector.path("ReadWriteType").asText());
    assertTrue(selector.path("IncludeManagementEvents").asBoolean());
    var variables =
        full.one("AWS::Lambda::Function", "FunctionsReviewHandler").at("/Environment/Variables");
    assertTrue(text(variables.path("REMEDY_TRAIL_NAME")).startsWith("<AuditTrail"));
  }

  @Test
  void the_key_encrypts_everything_that_is_stored() {
    assertTrue(full.one("AWS::KMS::Key", "Data").path("EnableKeyRotation").asBoolean());
    assertEquals("KMS", table(full).at("/SSESpecification/SSEType").asText());
    for (var queue : full.all("AWS::SQS::Queue").values()) {
      assertTrue(text(queue.path("KmsMasterKeyId")).startsWith("<DataKey"), queue::toString);
    }
    for (var topic : List.of("TopicsApprovals", "TopicsReports")) {
      var key = full.one("AWS::SNS::Topic", topic).path("KmsMasterKeyId");
      assertTrue(text(key).startsWith("<DataKey"), topic);
    }
    for (var log : full.all("AWS::Logs::LogGroup").values()) {
      assertTrue(text(log.path("KmsKeyId")).startsWith("<DataKey"), log::toString);
    }
  }

  /// CloudWatch publishes to no topic that AWS's own key encrypts, so it has none.
  @Test
  void an_alarm_about_the_key_does_not_need_the_key() {
    assertFalse(full.one("AWS::SNS::Topic", "TopicsAlarms").has("KmsMasterKeyId"));
  }

  /// As the CDK's own grants of encrypted tables and queues have it.
  @Test
  void a_handler_may_use_the_key_for_all_that_is_encrypted_with_it() {
    for (var handler : HandlerActions.values()) {
      var onKey =
          full.statements(handler.handler()).stream()
              .filter(statement -> text(statement.path("Resource")).startsWith("<DataKey"))
              .flatMap(statement -> Synthesised.texts(statement.path("Action")).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          Set.of(
              "kms:Decrypt",
              "kms:DescribeKey",
              "kms:Encrypt",
              "kms:GenerateDataKey*",
              "kms:ReEncrypt*"),
          onKey,
          handler.name());
    }
  }

  @Test
  void services_that_write_encrypted_may_use_the_key_for_this_account() {
    var services =
        full.one("AWS::KMS::Key", "Data").findValues("Service").stream()
            .map(Synthesised::text)
            .toList();
    assertEquals(List.of("events.amazonaws.com", "logs.<AWS::Region>.amazonaws.com"), services);
    assertFalse(table(plain).has("SSESpecification"));
  }

  @Test
  void the_command_line_finds_an_installation_by_its_outputs() {
    var outputs = plain.template().path("Outputs");
    var expected =
        new TreeMap<>(
            Map.of(
                "ApprovalUrl", "https://",
                "CaseTable", "<CasesTable",
                "DenialQueueUrl", "<DenialsQueue",
                "DenialRuleName", "<DenialRule",
                "UndeliveredQueueUrl", "<DenialsUndelivered",
                "ApprovalsTopicArn", "<TopicsApprovals",
                "AlarmsTopicArn", "<TopicsAlarms",
                "Mode", "approve",
                "Accounts", "<AWS::AccountId>",
                "SourceRegions", "<AWS::Region>"));
    expected.put("ReportsTopicArn", "<TopicsReports");
    expected.put("DenialQueueArn", "<DenialsQueue");
    expected.put("UndeliveredQueueArn", "<DenialsUndelivered");
    for (var handler : HandlerActions.values()) {
      var log = "<Functions" + handler.handler() + "Log";
      expected.put(handler.handler().replace("Handler", "LogGroup"), log);
    }
    expected.forEach(
        (name, start) -> {
          var value = text(outputs.path(name).path("Value"));
          assertTrue(value.startsWith(start) || value.contains("ApiEndpoint"), name + ": " + value);
        });
    assertEquals(expected.size(), outputs.size());
  }

  private static com.fasterxml.jackson.databind.JsonNode table(Synthesised stack) {
    return stack.one("AWS::DynamoDB::Table", "Cases");
  }
}
