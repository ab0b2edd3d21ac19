package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.contract.Alarm;
import io.github.bedrockremedy.contract.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Alarms and the dashboard.
class WatchTest {
  private final Synthesised stack = Synthesised.with(Synthesised.ALL_OPTIONS);

  @Test
  void every_alarm_of_the_contract_is_made() {
    var made = new TreeSet<>(names(stack));
    made.addAll(names(Synthesised.with(Synthesised.ORGANISATION, "-member")));
    assertEquals(
        Arrays.stream(Alarm.values())
            .map(alarm -> "BedrockRemedy-" + alarm.id())
            .collect(Collectors.toCollection(TreeSet::new)),
        made);
  }

  /// An alarm reaches topics of its own Region alone, and a broken way home carries no word of it.
  @ParameterizedTest
  @ValueSource(strings = {"-from-us-west-2", "-member", "-member-region"})
  void what_a_forwarder_could_not_send_is_told_where_it_is(String ending) {
    var settings = new TreeMap<>(Synthesised.ORGANISATION);
    settings.put("email", "a@example.com");
    var there = Synthesised.with(settings, ending);
    var made = there.one("AWS::CloudWatch::Alarm", "Forwarder");
    assertEquals("BedrockRemedy-forwarder-undelivered", made.path("AlarmName").asText());
    assertEquals(1, made.path("Threshold").asInt());
    assertTrue(text(made.at("/Dimensions/0/Value")).startsWith("<ForwarderUndelivered"));
    assertTrue(text(made.at("/AlarmActions/0")).startsWith("<ForwarderAlarms"));
    assertEquals(
        "a@example.com",
        there.one("AWS::SNS::Subscription", "Forwarder").path("Endpoint").asText());
    var admits = there.one("AWS::SNS::TopicPolicy", "Forwarder").toString();
    assertTrue(admits.contains("cloudwatch.amazonaws.com"), admits);
  }

  @Test
  void an_installation_has_no_alarm_about_what_it_does_not_have() {
    var missing = new TreeSet<>(names(stack));
    missing.removeAll(names(Synthesised.inMode("dry-run")));
    assertEquals(
        Set.of(
            "BedrockRemedy-apply-failed",
            "BedrockRemedy-archive-undelivered",
            "BedrockRemedy-many-writes",
            "BedrockRemedy-patches-stuck",
            "BedrockRemedy-slack-messages-lost"),
        missing);
  }

  @ParameterizedTest
  @EnumSource
  void an_alarm_says_what_it_means_and_where_to_read_on(Alarm alarm) {
    var made = alarm(alarm);
    assertEquals(
        alarm.meaning() + " Runbook: docs/runbook.md#" + alarm.id(),
        made.path("AlarmDescription").asText());
    assertTrue(text(made.at("/AlarmActions/0")).matches("<(Topics|Forwarder)Alarms.*"));
    assertTrue(made.has("TreatMissingData"));
  }

  @ParameterizedTest
  @EnumSource
  void an_alarm_looks_at_the_metric_the_contract_names(Alarm alarm) {
    var text = alarm(alarm).toString();
    switch (alarm.watched()) {
      case Alarm.Watched.Counted counted -> {
        var made = alarm(alarm);
        assertEquals(Metric.NAMESPACE, made.path("Namespace").asText());
        assertEquals(counted.metric().id(), made.path("MetricName").asText());
        assertEquals(
            json("[{\"Name\": \"Stage\", \"Value\": \"production\"}]"), made.path("Dimensions"));
      }
      case Alarm.Watched.OfAws of -> {
        assertTrue(text.contains("\"Namespace\":\"" + of.namespace() + "\""), text);
        assertTrue(text.contains("\"MetricName\":\"" + of.metric() + "\""), text);
        assertTrue(text.contains("\"Dimensions\":"), text);
      }
    }
  }

  @Test
  void every_dead_letter_queue_is_watched() {
    var watched = new HashSet<String>();
    for (var made : stack.all("AWS::CloudWatch::Alarm").values()) {
      if (made.path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible")) {
        watched.add(text(made.at("/Dimensions/0/Value")).replaceAll("\\.QueueName", ""));
      }
    }
    var queues =
        stack.all("AWS::SQS::Queue").keySet().stream()
            .filter(id -> !id.startsWith("DenialsQueue"))
            .map(id -> "<" + id + ">")
            .collect(Collectors.toSet());
    assertEquals(queues, watched);
  }

  @ParameterizedTest
  @CsvSource({
    "MANY_WRITES, 21, GreaterThanOrEqualToThreshold",
    "SUBSCRIBER_LOST, 2, LessThanThreshold",
    "INVALID_TOKEN, 10, GreaterThanOrEqualToThreshold",
    "DENIALS_WAITING, 600, GreaterThanOrEqualToThreshold",
    "REVIEW_SILENT, 1, LessThanThreshold",
  })
  void a_bound_lies_where_the_settings_put_it(Alarm alarm, int threshold, String operator) {
    assertEquals(threshold, alarm(alarm).path("Threshold").asInt());
    assertEquals(operator, alarm(alarm).path("ComparisonOperator").asText());
  }

  /// The metric adds all accounts up, each of which may get as many.
  @Test
  void writes_are_many_only_beyond_what_all_accounts_may_get() {
    var three = Synthesised.with(Synthesised.ORGANISATION);
    assertEquals(61, alarm(three, Alarm.MANY_WRITES).path("Threshold").asInt());
  }

  @Test
  void a_review_that_never_ran_is_an_alarm_and_a_night_without_denials_is_none() {
    assertEquals("breaching", alarm(Alarm.REVIEW_SILENT).path("TreatMissingData").asText());
    assertEquals("notBreaching", alarm(Alarm.APPLY_FAILED).path("TreatMissingData").asText());
  }

  /// Reports and alarms are lost as quietly as requests.
  @Test
  void a_message_that_is_not_delivered_is_told_whichever_topic_it_was_on() {
    var topics =
        alarm(Alarm.MESSAGES_UNDELIVERED).findValues("Dimensions").stream()
            .map(dimensions -> text(dimensions.at("/0/Value")).replaceAll("[0-9A-F]{8}\\..*", ""))
            .toList();
    assertEquals(List.of("<TopicsApprovals", "<TopicsReports", "<TopicsAlarms"), topics);
  }

  @Test
  void what_slack_lost_is_only_counted_in_one_region() {
    assertTrue(stack.template().path("Conditions").toString().contains("us-east-1"));
  }

  /// An alarm is billed by the metrics it looks at.
  @Test
  void the_page_of_costs_counts_the_alarms_of_the_default() throws IOException {
    var alarms = Synthesised.with(Map.of()).all("AWS::CloudWatch::Alarm").values();
    int metrics =
        alarms.stream().mapToInt(alarm -> Math.max(1, alarm.findValues("MetricStat").size())).sum();
    var page = Files.readString(Path.of("..", "docs", "costs.md"));
    var said = "| alarms | %d metrics in %d alarms;".formatted(metrics, alarms.size());
    assertTrue(page.contains(said), said);
  }

  /// Up to three dashboards of at most 50 metrics each cost nothing.
  @Test
  void the_dashboard_is_one_of_the_free_ones() {
    var boards = stack.all("AWS::CloudWatch::Dashboard").values();
    assertEquals(1, boards.size());
    var body = text(boards.iterator().next().path("DashboardBody"));
    var metrics = new ArrayList<String>();
    var matcher = Pattern.compile("\\[\"(BedrockRemedy|AWS/\\w+)\",\"(\\w+)\"").matcher(body);
    while (matcher.find()) {
      metrics.add(matcher.group(2));
    }
    assertTrue(metrics.size() < 50, () -> "" + metrics.size());
    for (var metric : Metric.values()) {
      assertTrue(metrics.contains(metric.id()), metric.id());
    }
  }

  private JsonNode alarm(Alarm alarm) {
    var place =
        alarm == Alarm.FORWARDER_UNDELIVERED
            ? Synthesised.with(Synthesised.ORGANISATION, "-member")
            : stack;
    return alarm(place, alarm);
  }

  private static JsonNode alarm(Synthesised place, Alarm alarm) {
    return place.all("AWS::CloudWatch::Alarm").values().stream()
        .filter(made -> made.path("AlarmName").asText().equals("BedrockRemedy-" + alarm.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(Synthesised stack) {
    return stack.all("AWS::CloudWatch::Alarm").values().stream()
        .map(made -> made.path("AlarmName").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
