package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// What people are told: requests and outcomes on one topic, reports nobody has to decide on the
/// other. Mail that asks for an approval must not be forged, so only `NotificationHandler` sends.
final class Topics extends Construct {
  private final Topic approvals;
  private final Topic reports;

  Topics(Construct scope, String id, HandlerRoles roles, StackSettings settings) {
    super(scope, id);
    approvals = topic("Approvals", "Bedrock Remedy", roles, settings);
    reports = topic("Reports", "Bedrock Remedy reports", roles, settings);
  }

  String approvalsArn() {
    return approvals.getTopicArn();
  }

  String reportsArn() {
    return reports.getTopicArn();
  }

  List<String> arns() {
    return List.of(approvalsArn(), reportsArn());
  }

  private Topic topic(String id, String sender, HandlerRoles roles, StackSettings settings) {
    var topic = Topic.Builder.create(this, id).displayName(sender).enforceSsl(true).build();
    var notifier = roles.of(HandlerActions.NOTIFICATION).getRoleArn();
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("OnlyTheNotifierPublishes")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", notifier)))
            .build());
    settings.emails().forEach(email -> topic.addSubscription(new EmailSubscription(email)));
    return topic;
  }
}
