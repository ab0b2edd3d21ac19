package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.contract.WatchedEvents;
import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Follows the way of a denial through a live installation, link by link, and changes nothing.
final class Doctor {
  /// With whose rights everything here is asked.
  static final String OPERATOR = "your credentials";

  private final LiveOptions options;
  private final LiveInstallation installation;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(LiveOptions options, LiveInstallation installation) {
    this.options = options;
    this.installation = installation;
  }

  /// Every link, in the order of the data.
  ///
  /// @param memberRole name of a role of each further account the operator may assume
  static List<Finding> look(
      LiveOptions options, LiveInstallation installation, Optional<String> memberRole) {
    var doctor = new Doctor(options, installation);
    if (options.endpoint().isPresent()
        && installation.outputIfThere(StackOutputs.DENIAL_RULE).isEmpty()) {
      return doctor.onThisMachine();
    }
    var queues = new QueueCheck(options, installation);
    var stack = new StackCheck(options);
    doctor.asked("trail", doctor::trail);
    doctor.asked("rule", doctor::rule);
    doctor.askedAll("forwarders", () -> new PlaceCheck(options, installation, memberRole).look());
    doctor.asked("queue", queues::denials);
    doctor.asked("dead letters", queues::undelivered);
    doctor.asked("functions", stack::functions);
    doctor.asked("mappings", stack::mappings);
    doctor.asked("roles", stack::roles);
    doctor.asked("table", doctor::table);
    doctor.asked("kill switch", doctor::killSwitch);
    doctor.subscribers("approvals", StackOutputs.APPROVALS_TOPIC);
    doctor.subscribers("reports", StackOutputs.REPORTS_TOPIC);
    doctor.subscribers("alarms", StackOutputs.ALARMS_TOPIC);
    doctor.asked("alarms", () -> new AlarmCheck(options).look());
    return List.copyOf(doctor.findings);
  }

  /// `replay --serve` is an account in a process: only what it has is asked about.
  private List<Finding> onThisMachine() {
    findings.add(WiringWords.onThisMachine());
    asked("table", this::table);
    asked("kill switch", this::killSwitch);
    return List.copyOf(findings);
  }

  private void asked(String link, Supplier<Finding> question) {
    askedAll(link, () -> List.of(question.get()));
  }

  private void askedAll(String link, Supplier<List<Finding>> question) {
    findings.addAll(answered(link, question));
  }

  /// A link that cannot be asked about is one nothing is known of, and the others are still asked.
  static List<Finding> answered(String link, Supplier<List<Finding>> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      return List.of(WiringWords.notAnswered(link, Failure.of(e).why("the question", OPERATOR)));
    } catch (Refusal e) {
      return List.of(WiringWords.notAnswered(link, Refusal.words(e)));
    }
  }

  private Finding trail() {
    try (var trails = LiveInstallation.at(CloudTrailClient.builder(), options).build()) {
      return new TrailCheck(trails, options.region().id()).look();
    }
  }

  private Finding rule() {
    String name = installation.output(StackOutputs.DENIAL_RULE);
    try (var events = LiveInstallation.at(EventBridgeClient.builder(), options).build()) {
      var rule = events.describeRule(r -> r.name(name));
      List<String> unwatched =
          WatchedEvents.EVENT_SOURCES.stream()
              .filter(s -> !String.valueOf(rule.eventPattern()).contains("\"" + s + "\""))
              .toList();
      boolean sends =
          events.listTargetsByRule(r -> r.rule(name)).targets().stream()
              .anyMatch(t -> t.arn().equals(installation.output(StackOutputs.DENIAL_QUEUE_ARN)));
      return WiringWords.rule(name, String.valueOf(rule.stateAsString()), sends, unwatched);
    }
  }

  private Finding table() {
    try (var tables = LiveInstallation.at(DynamoDbClient.builder(), options).build()) {
      var table =
          tables
              .describeTable(r -> r.tableName(installation.output(StackOutputs.CASE_TABLE)))
              .table();
      boolean stream =
          Optional.ofNullable(table.streamSpecification())
              .filter(s -> Boolean.TRUE.equals(s.streamEnabled()))
              .isPresent();
      return WiringWords.table(table.tableName(), table.tableStatusAsString(), stream);
    }
  }

  private Finding killSwitch() {
    return WiringWords.killSwitch(installation.ledger().control().explained());
  }

  /// Each topic has a confirmation of its own: who confirmed one mail hears nothing of the others.
  private void subscribers(String topic, String output) {
    asked(
        "subscribers " + topic,
        () ->
            installation
                .outputIfThere(output)
                .map(arn -> confirmed(topic, arn))
                .orElseGet(() -> WiringWords.noTopic(topic)));
  }

  private Finding confirmed(String topic, String arn) {
    try (var sns = LiveInstallation.at(SnsClient.builder(), options).build()) {
      var all =
          sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions().stream()
              .toList();
      long confirmed = all.stream().filter(s -> s.subscriptionArn().startsWith("arn:")).count();
      return WiringWords.subscribers(topic, confirmed, all.size() - confirmed);
    }
  }
}
