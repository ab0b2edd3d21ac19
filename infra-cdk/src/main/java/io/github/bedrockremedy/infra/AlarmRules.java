package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.Alarm;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.sqs.IQueue;

/// Which number of this stack each alarm of the contract looks at, and where its bound lies. An
/// alarm about something the installation does not have, or not at home, has no rule.
record AlarmRules(
    StackSettings settings,
    DenialQueue denials,
    List<DenialRule> rules,
    Optional<Archive> archive,
    Effects effects,
    Topics topics,
    HandlerFunctions functions,
    ApprovalPage page,
    ReviewClock clock) {

  private static final Duration SOON = Duration.minutes(5);
  private static final Duration HALF_AN_HOUR = Duration.minutes(30);
  private static final Duration HOUR = Duration.hours(1);
  private static final Duration DAY = Duration.days(1);

  Optional<AlarmRule> of(Alarm alarm) {
    return switch (alarm) {
      case APPLY_FAILED -> writing(AlarmRule.atLeast(1, metric(alarm, Numbers.SUM, SOON)));
      case MANY_WRITES ->
          writing(AlarmRule.atLeast(admittedInADay() + 1, metric(alarm, Numbers.SUM, DAY)));
      case COMPROMISED_PRINCIPAL ->
          Optional.of(AlarmRule.atLeast(1, metric(alarm, Numbers.SUM, SOON)));
      case FORWARDER_UNDELIVERED -> Optional.empty();
      case REQUEST_EXPIRED, RECURRING_AFTER_PATCH, SUPPRESSED ->
          Optional.of(AlarmRule.atLeast(1, metric(alarm, Numbers.SUM, HOUR)));
      case INVALID_TOKEN -> Optional.of(AlarmRule.atLeast(10, metric(alarm, Numbers.SUM, SOON)));
      case SUBSCRIBER_LOST ->
          Optional.of(
              AlarmRule.below(
                  settings.people().expectedSubscribers(), metric(alarm, Numbers.MINIMUM, DAY)));
      case DENIALS_UNDELIVERED -> Optional.of(filled(alarm, denials.undelivered()));
      case DENIALS_LOST ->
          Optional.of(AlarmRule.atLeast(1, Numbers.sum(alarm.id(), SOON, ofRules(alarm))));
      case ARCHIVE_UNDELIVERED -> archive.map(kept -> filled(alarm, kept.undelivered()));
      case SCHEDULES_UNDELIVERED -> Optional.of(filled(alarm, clock.undelivered()));
      case NOTIFICATIONS_STUCK ->
          effects.failed(HandlerActions.NOTIFICATION).map(queue -> filled(alarm, queue));
      case PATCHES_STUCK -> effects.failed(HandlerActions.PATCH).map(queue -> filled(alarm, queue));
      case DENIALS_WAITING ->
          Optional.of(
              AlarmRule.atLeast(600, metric(alarm, Numbers.MAXIMUM, SOON, queue(denials.queue()))));
      case HANDLER_ERRORS, HANDLER_THROTTLED ->
          Optional.of(AlarmRule.atLeast(1, Numbers.sum(alarm.id(), SOON, ofAllHandlers(alarm))));
      case REVIEW_SILENT ->
          Optional.of(
              AlarmRule.silent(
                  metric(alarm, Numbers.SUM, HALF_AN_HOUR, function(HandlerActions.REVIEW))));
      case MESSAGES_UNDELIVERED ->
          Optional.of(AlarmRule.atLeast(1, Numbers.sum(alarm.id(), SOON, ofAllTopics(alarm))));
      case PAGE_FAILING ->
          Optional.of(
              AlarmRule.atLeast(
                  1, metric(alarm, Numbers.SUM, SOON, Map.of("ApiId", page.apiId()))));
      case SLACK_MESSAGES_LOST ->
          settings
              .people()
              .slack()
              .map(_ -> AlarmRule.atLeast(1, Numbers.sum(alarm.id(), SOON, ofSlack(alarm))));
    };
  }

  /// In all accounts together: the metric adds them up, and one for each would cost as many.
  private int admittedInADay() {
    return settings.limits().writesPerAccountDay() * settings.places().served().size();
  }

  private Optional<AlarmRule> writing(AlarmRule rule) {
    return settings.writes() ? Optional.of(rule) : Optional.empty();
  }

  private AlarmRule filled(Alarm alarm, IQueue queue) {
    return AlarmRule.atLeast(1, metric(alarm, Numbers.MAXIMUM, SOON, queue(queue)));
  }

  private IMetric metric(Alarm alarm, String statistic, Duration period) {
    return metric(alarm, statistic, period, Map.of());
  }

  private IMetric metric(
      Alarm alarm, String statistic, Duration period, Map<String, String> dimensions) {
    return switch (alarm.watched()) {
      case Alarm.Watched.Counted counted ->
          Numbers.ours(counted.metric(), settings, statistic, period);
      case Alarm.Watched.OfAws of ->
          Numbers.of(of.namespace(), of.metric(), statistic, period, dimensions);
    };
  }

  private List<IMetric> ofAllHandlers(Alarm alarm) {
    return functions.handlers().stream()
        .map(handler -> metric(alarm, Numbers.SUM, SOON, function(handler)))
        .toList();
  }

  private List<IMetric> ofAllTopics(Alarm alarm) {
    return topics.all().stream()
        .map(topic -> metric(alarm, Numbers.SUM, SOON, Map.of("TopicName", topic.getTopicName())))
        .toList();
  }

  private List<IMetric> ofRules(Alarm alarm) {
    return rules.stream().map(rule -> metric(alarm, Numbers.SUM, SOON, rule.dimensions())).toList();
  }

  /// Dropped for their form, not delivered, throttled: the contract names the first.
  private List<IMetric> ofSlack(Alarm alarm) {
    var dimensions = Map.of("ConfigurationName", settings.stackName());
    return Stream.concat(
            Stream.of(metric(alarm, Numbers.SUM, SOON, dimensions)),
            Stream.of("MessageDeliveryFailure", "EventsThrottled")
                .map(name -> Numbers.of("AWS/Chatbot", name, Numbers.SUM, SOON, dimensions)))
        .toList();
  }

  private Map<String, String> function(HandlerActions handler) {
    return Map.of("FunctionName", functions.of(handler).getLambda().getFunctionName());
  }

  private static Map<String, String> queue(IQueue queue) {
    return Map.of("QueueName", queue.getQueueName());
  }
}
