package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The one dashboard, from what matters to what explains it: alarms, requests and outcomes, what is
/// stuck, the handlers. Fewer than 50 metrics, so that it is one of an account's three free ones.
final class Board extends Construct {
  private static final Duration HOUR = Duration.hours(1);

  Board(Construct scope, String id, AlarmRules rules, Alarms alarms) {
    super(scope, id);
    var settings = rules.settings();
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(settings.stackName())
        .widgets(
            List.of(
                List.of(
                    AlarmStatusWidget.Builder.create()
                        .title("Alarms")
                        .alarms(alarms.everywhere())
                        .width(24)
                        .build()),
                List.of(
                    counts(
                        "Denials and cases",
                        settings,
                        Metric.DENIALS,
                        Metric.CASES,
                        Metric.COMPROMISED),
                    counts(
                        "Requests",
                        settings,
                        Metric.PROPOSED,
                        Metric.APPROVED,
                        Metric.REJECTED,
                        Metric.EXPIRED,
                        Metric.SUPPRESSED)),
                List.of(
                    counts(
                        "Policies",
                        settings,
                        Metric.APPLIED,
                        Metric.APPLY_FAILED,
                        Metric.OUTDATED,
                        Metric.RECURRING_AFTER_PATCH),
                    graph("Waiting and stuck", waiting(rules))),
                List.of(
                    graph("Errors", ofHandlers(rules, "Errors", Numbers.SUM)),
                    graph("Duration, p95 in ms", ofHandlers(rules, "Duration", "p95"))),
                List.of(
                    counts("Wrong links and codes", settings, Metric.INVALID_TOKEN),
                    graph(
                        "Confirmed subscribers",
                        List.of(
                            Numbers.ours(
                                Metric.CONFIRMED_SUBSCRIBERS,
                                settings,
                                Numbers.MINIMUM,
                                Duration.days(1)))))))
        .build();
  }

  private static IWidget counts(String title, StackSettings settings, Metric... metrics) {
    return graph(
        title,
        Stream.of(metrics)
            .map(metric -> Numbers.ours(metric, settings, Numbers.SUM, HOUR))
            .toList());
  }

  private static List<IMetric> waiting(AlarmRules rules) {
    var stuck =
        Stream.of(HandlerActions.NOTIFICATION, HandlerActions.PATCH)
            .flatMap(handler -> rules.effects().failed(handler).stream());
    var archive = rules.archive().map(Archive::undelivered).stream();
    return Stream.of(
            Stream.of(
                rules.denials().queue(),
                rules.denials().undelivered(),
                rules.clock().undelivered()),
            archive,
            stuck)
        .flatMap(Function.identity())
        .map(Board::messages)
        .toList();
  }

  private static IMetric messages(IQueue queue) {
    return Numbers.of(
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        Numbers.MAXIMUM,
        Duration.minutes(5),
        Map.of("QueueName", queue.getQueueName()));
  }

  private static List<IMetric> ofHandlers(AlarmRules rules, String name, String statistic) {
    var functions = rules.functions();
    return functions.handlers().stream()
        .map(handler -> Numbers.ofFunction(functions.of(handler), name, statistic, HOUR))
        .toList();
  }

  private static IWidget graph(String title, List<IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).left(metrics).width(12).build();
  }
}
