package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.Alarm;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Sends the denials of one Region of one account to the home bus, and nothing else; an alarm of
/// its
/// own says where that fails. An event stays
/// on the bus of its Region otherwise, also where one trail covers all Regions.
final class Forwarder extends Construct {
  Forwarder(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    var busArn = HomeBus.arnIn(settings);
    var undelivered =
        Queue.Builder.create(this, "Undelivered")
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    var rule =
        CfnRule.Builder.create(this, "Rule")
            .description("Denied calls to Amazon Bedrock, on their way to Bedrock Remedy")
            .state(WatchedPattern.STATE)
            .eventPattern(WatchedPattern.of(List.of(Aws.ACCOUNT_ID)))
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("HomeBus")
                        .arn(busArn)
                        .roleArn(sender(busArn).getRoleArn())
                        .deadLetterConfig(
                            CfnRule.DeadLetterConfigProperty.builder()
                                .arn(undelivered.getQueueArn())
                                .build())
                        .build()))
            .build();
    undelivered.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("RuleMaySend")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(undelivered.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
    watch(undelivered, settings);
  }

  /// What waits there was told to nobody. The mail goes out from here: where the way home is
  /// broken,
  /// no word of it would arrive there.
  private void watch(Queue undelivered, StackSettings settings) {
    var told =
        Topic.Builder.create(this, "Alarms")
            .displayName("Bedrock Remedy alarms")
            .enforceSsl(true)
            .build();
    settings.people().emails().forEach(email -> told.addSubscription(new EmailSubscription(email)));
    Topics.admitAlarms(told);
    var alarm = Alarm.FORWARDER_UNDELIVERED;
    if (alarm.watched() instanceof Alarm.Watched.OfAws of) {
      var waiting =
          Numbers.of(
              of.namespace(),
              of.metric(),
              Numbers.MAXIMUM,
              Duration.minutes(5),
              Map.of("QueueName", undelivered.getQueueName()));
      Alarms.made(this, alarm, AlarmRule.atLeast(1, waiting), settings, told);
    }
  }

  private Role sender(String busArn) {
    var role =
        Role.Builder.create(this, "Sender")
            .path(HandlerRoles.PATH)
            .description("Bedrock Remedy: sends denials to the home bus")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("events.amazonaws.com"),
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .build();
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("events:PutEvents"))
            .resources(List.of(busArn))
            .build());
    return role;
  }
}
