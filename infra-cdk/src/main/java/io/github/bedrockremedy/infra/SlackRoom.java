package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.SlackCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.chatbot.CfnCustomAction;
import software.amazon.awscdk.services.chatbot.CfnSlackChannelConfiguration;
import software.amazon.awscdk.services.chatbot.LoggingLevel;
import software.amazon.awscdk.services.chatbot.SlackChannelConfiguration;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// A channel of Slack, by Amazon Q Developer in chat applications: messages, and two buttons where
/// people may decide there. What the channel can do is its role and its guardrail at once, and both
/// say the same: call one alias, or nothing at all.
final class SlackRoom extends Construct {
  SlackRoom(
      Construct scope,
      String id,
      StackSettings settings,
      Topics topics,
      HandlerFunctions functions) {
    super(scope, id);
    var slack = settings.people().slack().orElseThrow();
    var allowed = functions.slack().map(SlackRoom::callsOnly).orElseGet(SlackRoom::nothing);
    var role =
        Role.Builder.create(this, "Role")
            .path(HandlerRoles.PATH)
            .description("Bedrock Remedy: what its Slack channel may do")
            .assumedBy(forThisChannel(settings))
            .build();
    role.addToPolicy(allowed);
    // Without a guardrail of one's own it is AdministratorAccess.
    var guardrail =
        ManagedPolicy.Builder.create(this, "Guardrail")
            .path(HandlerRoles.PATH)
            .description("Bedrock Remedy: the most its Slack channel may do")
            .statements(List.of(allowed))
            .build();
    var room =
        SlackChannelConfiguration.Builder.create(this, "Channel")
            .slackChannelConfigurationName(settings.stackName())
            .slackWorkspaceId(slack.workspace())
            .slackChannelId(slack.channel())
            .role(role)
            .guardrailPolicies(List.of(guardrail))
            .userRoleRequired(slack.userRoles())
            .loggingLevel(LoggingLevel.INFO)
            .notificationTopics(topics.all().stream().<ITopic>map(topic -> topic).toList())
            .build();
    if (functions.slack().isPresent()
        && room.getNode().getDefaultChild() instanceof CfnSlackChannelConfiguration low) {
      low.setCustomizationResourceArns(
          List.of(button("approve", "Approve"), button("reject", "Reject")));
    }
  }

  /// AWS does not say whether the service sends these keys. Where it does they must fit; to demand
  /// them might lock the channel out.
  private static IPrincipal forThisChannel(StackSettings settings) {
    var channel =
        "arn:%s:chatbot::%s:chat-configuration/slack-channel/%s"
            .formatted(Aws.PARTITION, Aws.ACCOUNT_ID, settings.stackName());
    return new PrincipalWithConditions(
        new ServicePrincipal("chatbot.amazonaws.com"),
        new TreeMap<>(
            Map.of(
                "StringEqualsIfExists", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                "ArnEqualsIfExists", Map.of("aws:SourceArn", channel))));
  }

  private static PolicyStatement callsOnly(Alias alias) {
    return PolicyStatement.Builder.create()
        .actions(List.of("lambda:InvokeFunction"))
        .resources(List.of(alias.getFunctionArn()))
        .build();
  }

  private static PolicyStatement nothing() {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .actions(List.of("*"))
        .resources(List.of("*"))
        .build();
  }

  private String button(String decision, String label) {
    return CfnCustomAction.Builder.create(this, label)
        .actionName("bedrock-remedy-" + decision)
        .definition(
            CfnCustomAction.CustomActionDefinitionProperty.builder()
                .commandText(SlackCommand.text(decision))
                .build())
        .attachments(
            List.of(
                CfnCustomAction.CustomActionAttachmentProperty.builder()
                    .notificationType("Custom")
                    .buttonText(label)
                    .variables(variables())
                    .criteria(List.of(onOpenRequests()))
                    .build()))
        .build()
        .getAttrCustomActionArn();
  }

  private static Map<String, String> variables() {
    return SlackCommand.VARIABLES.stream()
        .collect(Collectors.toMap(name -> name, name -> SlackCommand.CONTEXT + name));
  }

  private static CfnCustomAction.CustomActionAttachmentCriteriaProperty onOpenRequests() {
    return CfnCustomAction.CustomActionAttachmentCriteriaProperty.builder()
        .variableName(SlackCommand.MARK)
        .operator("EQUALS")
        .value(SlackCommand.OPEN_REQUEST)
        .build();
  }
}
