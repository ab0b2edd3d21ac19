package io.github.bedrockremedy.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/// Picks the refused Bedrock calls out of what CloudTrail reports to a bus of the home Region, and
/// puts them into the queue, and into the archive if there is one.
final class DenialRule extends Construct {
  private final CfnRule rule;
  private final Optional<String> bus;

  /// @param bus name of the bus; empty stands for the default bus
  DenialRule(
      Construct scope,
      String id,
      StackSettings settings,
      DenialQueue queue,
      Optional<Archive> archive,
      Optional<String> bus) {
    super(scope, id);
    this.bus = bus;
    var targets = new ArrayList<>(List.of(target("Denials", queue.arn(), queue.undeliveredArn())));
    archive.ifPresent(
        kept -> targets.add(target("Archive", kept.arn(), kept.undelivered().getQueueArn())));
    var builder =
        CfnRule.Builder.create(this, "Rule")
            .description("Denied calls to Amazon Bedrock, for Bedrock Remedy")
            .state(WatchedPattern.STATE)
            .eventPattern(WatchedPattern.of(settings.places().served()))
            .targets(targets);
    bus.ifPresent(builder::eventBusName);
    rule = builder.build();
  }

  private static CfnRule.TargetProperty target(String id, String arn, String undelivered) {
    return CfnRule.TargetProperty.builder()
        .id(id)
        .arn(arn)
        .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(undelivered).build())
        .build();
  }

  String arn() {
    return rule.getAttrArn();
  }

  String name() {
    return rule.getRef();
  }

  /// Its name, behind its bus and a slash where that is not the default one.
  String onBus() {
    return bus.map(name -> name + "/" + ownName()).orElseGet(this::name);
  }

  private String ownName() {
    return Fn.select(2, Fn.split("/", arn()));
  }

  /// By what CloudWatch tells it from other rules. On a bus of its own a rule's ARN ends in
  /// `rule/⟨bus⟩/⟨rule⟩`.
  Map<String, String> dimensions() {
    var dimensions = new TreeMap<>(Map.of("RuleName", name()));
    bus.ifPresent(
        name -> {
          dimensions.put("EventBusName", name);
          dimensions.put("RuleName", ownName());
        });
    return dimensions;
  }
}
