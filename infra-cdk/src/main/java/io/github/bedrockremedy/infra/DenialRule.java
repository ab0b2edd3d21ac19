package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/// Picks the refused Bedrock calls out of what CloudTrail reports to a bus of the home Region, and
/// puts them into the queue.
final class DenialRule extends Construct {
  private final CfnRule rule;

  /// @param bus name of the bus; empty stands for the default bus
  DenialRule(
      Construct scope, String id, StackSettings settings, DenialQueue queue, Optional<String> bus) {
    super(scope, id);
    var builder =
        CfnRule.Builder.create(this, "Rule")
            .description("Denied calls to Amazon Bedrock, for Bedrock Remedy")
            .state(WatchedPattern.STATE)
            .eventPattern(WatchedPattern.of(settings.places().served()))
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("Denials")
                        .arn(queue.arn())
                        .deadLetterConfig(
                            CfnRule.DeadLetterConfigProperty.builder()
                                .arn(queue.undeliveredArn())
                                .build())
                        .build()));
    bus.ifPresent(builder::eventBusName);
    rule = builder.build();
  }

  String arn() {
    return rule.getAttrArn();
  }

  String name() {
    return rule.getRef();
  }
}
