package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Starts `ReviewHandler`: every few minutes for what is due, daily to look ahead, weekly for the
/// digest. Which of them it is stands in the event, which the schedule writes and nobody else. What
/// could not be started is put aside, and an alarm looks at that.
final class ReviewClock extends Construct {
  private static final Duration SOON = Duration.minutes(10);

  private final Queue undelivered;

  ReviewClock(Construct scope, String id, HandlerFunctions functions, Hours hours, DataKey data) {
    super(scope, id);
    undelivered = Waiting.failed(this, "Undelivered", data);
    var review = functions.of(HandlerActions.REVIEW);
    // A late run is made up by the next one.
    review.configureAsyncInvoke(
        EventInvokeConfigOptions.builder().retryAttempts(1).maxEventAge(SOON).build());
    var hour = String.valueOf(hours.dailyAt());
    schedule("Due", Schedule.rate(Duration.minutes(hours.everyMinutes())), review);
    schedule("Daily", Schedule.cron(CronOptions.builder().minute("2").hour(hour).build()), review);
    schedule(
        "Weekly",
        Schedule.cron(
            CronOptions.builder().minute("32").hour(hour).weekDay(hours.weeklyOn()).build()),
        review);
    keepAwake(functions.of(HandlerActions.APPROVAL));
  }

  /// Takes what EventBridge could not start.
  Queue undelivered() {
    return undelivered;
  }

  private void schedule(String id, Schedule schedule, IFunction review) {
    var task = Map.of("task", id.toLowerCase(Locale.ROOT));
    Rule.Builder.create(this, id)
        .description("Starts the review of Bedrock Remedy: " + id)
        .schedule(schedule)
        .targets(List.of(target(review, task)))
        .build();
  }

  /// Lambda gives up the snapshot of a version nobody called for 14 days, and the next caller gets
  /// an error: it would be the person with the first request in weeks. So the page is asked for
  /// something that is not there.
  private void keepAwake(IFunction page) {
    var http = new TreeMap<>(Map.of("method", "HEAD", "path", "/"));
    Rule.Builder.create(this, "KeepAwake")
        .description("Keeps the approval page of Bedrock Remedy ready")
        .schedule(Schedule.rate(Duration.days(3)))
        .targets(
            List.of(
                target(
                    page,
                    new TreeMap<>(
                        Map.of(
                            "version", "2.0",
                            "rawPath", "/",
                            "requestContext", Map.of("http", http))))))
        .build();
  }

  private LambdaFunction target(IFunction function, Map<String, ?> event) {
    return LambdaFunction.Builder.create(function)
        .event(RuleTargetInput.fromObject(event))
        .retryAttempts(3)
        .maxEventAge(SOON)
        .deadLetterQueue(undelivered)
        .build();
  }
}
