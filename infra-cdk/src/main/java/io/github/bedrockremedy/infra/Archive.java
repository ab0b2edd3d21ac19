package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Keeps denials for some days as they came, so that those a broken release lost can be read and
/// sent again. A log group, filled by the rules that feed the queue: an archive of EventBridge is
/// filled by a rule of AWS's own, of which nobody says that it lets read-only events through.
final class Archive extends Construct {
  private final LogGroup log;
  private final Queue undelivered;
  private final String arn;

  Archive(Construct scope, String id, StackSettings settings, DataKey data) {
    super(scope, id);
    // Where EventBridge may write to: its own part of the names.
    var name = "/aws/events/" + settings.stackName() + "-denials";
    log = Logs.group(this, "Log", data);
    undelivered = Waiting.failed(this, "Undelivered", data);
    if (log.getNode().getDefaultChild() instanceof CfnLogGroup low) {
      low.setLogGroupName(name);
      low.setRetentionInDays(settings.options().archiveDays());
    }
    // A target is named without the `:*` at the end of a log group's own ARN.
    arn =
        "arn:%s:logs:%s:%s:log-group:%s"
            .formatted(Aws.PARTITION, settings.places().region(), settings.places().home(), name);
  }

  /// What a rule names as its target.
  String arn() {
    return arn;
  }

  /// Takes what the log group did not. Not the queue's own: what it misses, the archive may have.
  Queue undelivered() {
    return undelivered;
  }

  /// Only what the rules bring is written. Who makes the stream for it says not for which rule: the
  /// condition stands where AWS is known to fill it.
  ///
  /// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html> and
  /// <https://github.com/aws-samples/serverless-patterns/pull/618>.
  void admitOnly(List<DenialRule> rules) {
    undelivered.addToResourcePolicy(DenialQueue.rulesMaySend(undelivered, rules));
    var arns = rules.stream().map(DenialRule::arn).toList();
    log.addToResourcePolicy(eventsMay("logs:CreateLogStream").build());
    log.addToResourcePolicy(
        eventsMay("logs:PutLogEvents")
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns)))
            .build());
  }

  private PolicyStatement.Builder eventsMay(String action) {
    return PolicyStatement.Builder.create()
        .principals(
            List.of(
                new ServicePrincipal("events.amazonaws.com"),
                new ServicePrincipal("delivery.logs.amazonaws.com")))
        .actions(List.of(action))
        .resources(List.of(arn + ":*"));
  }
}
