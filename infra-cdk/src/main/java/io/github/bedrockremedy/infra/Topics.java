package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// What people are told: requests and outcomes on one topic, reports nobody has to decide on the
/// second, what operators have to look at on the third. Nobody else's message may look like ours,
/// and nobody may listen in where approval links are sent.
final class Topics extends Construct {
  /// Amazon Q Developer subscribes by itself, as its service-linked role.
  ///
  /// See <https://docs.aws.amazon.com/chatbot/latest/adminguide/slr-permissions.html>.
  private static final String SLACK_SUBSCRIBER =
      "role/aws-service-role/management.chatbot.amazonaws.com/AWSServiceRoleForAWSChatbot";

  private final Topic approvals;
  private final Topic reports;
  private final Topic alarms;
  private final StackSettings settings;

  Topics(Construct scope, String id, HandlerRoles roles, StackSettings settings, DataKey data) {
    super(scope, id);
    this.settings = settings;
    approvals = topic("Approvals", "Bedrock Remedy", data.key());
    reports = topic("Reports", "Bedrock Remedy reports", data.key());
    // A key that is disabled must not silence the alarm about it, and CloudWatch cannot use AWS's.
    alarms = topic("Alarms", "Bedrock Remedy alarms", Optional.empty());
    var notifier = roles.of(HandlerActions.NOTIFICATION).getRoleArn();
    for (var topic : List.of(approvals, reports)) {
      deny("OnlyTheNotifierPublishes", topic, List.of("sns:Publish"), List.of(notifier));
    }
    deny("OnlyTheDeploymentSubscribes", approvals, List.of("sns:Subscribe"), subscribers());
    admitAlarms(alarms);
  }

  Topic approvals() {
    return approvals;
  }

  Topic reports() {
    return reports;
  }

  Topic alarms() {
    return alarms;
  }

  /// People are told on two of the topics; on the third CloudWatch tells, and nobody else.
  List<String> reachedBy(String action) {
    var reached =
        switch (action) {
          case "sns:Publish" -> List.of(approvals, reports);
          case "sns:GetTopicAttributes" -> all();
          default -> throw new IllegalArgumentException("No topics are known for " + action);
        };
    return reached.stream().map(ITopic::getTopicArn).toList();
  }

  List<Topic> all() {
    return List.of(approvals, reports, alarms);
  }

  private Topic topic(String id, String sender, Optional<Key> key) {
    var builder = Topic.Builder.create(this, id).displayName(sender).enforceSsl(true);
    key.ifPresent(builder::masterKey);
    var topic = builder.build();
    settings
        .people()
        .emails()
        .forEach(email -> topic.addSubscription(new EmailSubscription(email)));
    return topic;
  }

  private List<String> subscribers() {
    var people = settings.people();
    var may = new ArrayList<>(List.of(people.deployment()));
    people.administrator().ifPresent(may::add);
    people.slack().ifPresent(_ -> may.add(Reach.iam(SLACK_SUBSCRIBER)));
    return may;
  }

  private static void deny(String sid, Topic topic, List<String> actions, List<String> butBy) {
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid(sid)
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(actions)
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", butBy)))
            .build());
  }

  /// CloudWatch's alarms of the topic's own account, and no others.
  static void admitAlarms(Topic alarms) {
    alarms.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsOfThisAccount")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(alarms.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
  }
}
