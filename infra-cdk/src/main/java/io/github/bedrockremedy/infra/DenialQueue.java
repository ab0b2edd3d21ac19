package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Where denials wait for `DenialHandler`. A storm becomes batches here, and at most two of them
/// are
/// worked on at once, so that it throttles neither IAM nor anybody's mailbox.
final class DenialQueue extends Construct {
  private static final Duration WINDOW = Duration.seconds(5);

  /// A message comes again whenever its batch held more new cases than a function has time for, so
  /// a few deliveries say nothing against it yet.
  private static final int DELIVERIES = 10;

  private final Queue undelivered;
  private final Queue queue;

  DenialQueue(Construct scope, String id, DataKey data) {
    super(scope, id);
    undelivered = Waiting.failed(this, "Undelivered", data);
    queue =
        Waiting.queue(this, "Queue", data)
            .retentionPeriod(Duration.days(4))
            .visibilityTimeout(visibility())
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(undelivered).maxReceiveCount(DELIVERIES).build())
            .build();
  }

  String arn() {
    return queue.getQueueArn();
  }

  Queue queue() {
    return queue;
  }

  Queue undelivered() {
    return undelivered;
  }

  /// Takes what EventBridge could not deliver, and what `DenialHandler` gave back ten times.
  String undeliveredArn() {
    return undelivered.getQueueArn();
  }

  /// The queue is the only way in, so a policy of allowing is not enough: within an account, the
  /// sender's own policy would do. Hence the Deny. The break-glass role may send, for redriving.
  void admitOnly(List<DenialRule> rules, StackSettings settings) {
    for (var target : List.of(queue, undelivered)) {
      target.addToResourcePolicy(rulesMaySend(target, rules));
    }
    var otherwise = new TreeMap<String, Object>();
    otherwise.put("aws:SourceArn", arns(rules));
    settings.people().breakGlassRole().ifPresent(role -> otherwise.put("aws:PrincipalArn", role));
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("NobodyElseMaySend")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnNotEquals", otherwise))
            .build());
  }

  static PolicyStatement rulesMaySend(IQueue target, List<DenialRule> rules) {
    return PolicyStatement.Builder.create()
        .sid("RulesMaySend")
        .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of(target.getQueueArn()))
        .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns(rules))))
        .build();
  }

  private static List<String> arns(List<DenialRule> rules) {
    return rules.stream().map(DenialRule::arn).toList();
  }

  void feed(HandlerFunctions functions) {
    functions
        .of(HandlerActions.DENIAL)
        .addEventSource(
            SqsEventSource.Builder.create(queue)
                .batchSize(100)
                .maxBatchingWindow(WINDOW)
                .maxConcurrency(2)
                .reportBatchItemFailures(true)
                .build());
  }

  /// AWS asks for six times the function's timeout, plus the batching window.
  private static Duration visibility() {
    var timeout = HandlerSizing.of(HandlerActions.DENIAL).timeout();
    return timeout
        .plus(timeout)
        .plus(timeout)
        .plus(timeout)
        .plus(timeout)
        .plus(timeout)
        .plus(WINDOW);
  }
}
