package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.WatchedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/// Picks the refused Bedrock calls out of what CloudTrail reports to the default bus.
///
/// A refusal is told by its error code alone: `readOnly` differs between records of one operation,
/// and AWS warns that fields are added. Codes under which refusals hide come along whole; the
/// reader in `DenialHandler` sorts them by their message.
final class DenialRule extends Construct {
  /// Without it, EventBridge may hold back what CloudTrail calls a read-only management event, and
  /// calls of models are recorded as such. The L2 `Rule` cannot say it.
  ///
  /// See
  /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private final CfnRule rule;

  DenialRule(Construct scope, String id, StackSettings settings, DenialQueue queue) {
    super(scope, id);
    rule =
        CfnRule.Builder.create(this, "Rule")
            .description("Denied calls to Amazon Bedrock, for Bedrock Remedy")
            .state(STATE)
            .eventPattern(pattern(settings.served()))
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("Denials")
                        .arn(queue.arn())
                        .deadLetterConfig(
                            CfnRule.DeadLetterConfigProperty.builder()
                                .arn(queue.undeliveredArn())
                                .build())
                        .build()))
            .build();
  }

  String arn() {
    return rule.getAttrArn();
  }

  private static Map<String, Object> pattern(List<String> accounts) {
    var codes =
        Stream.concat(
                Stream.of(Map.of("prefix", WatchedEvents.DENIED_PREFIX)),
                WatchedEvents.HIDING_CODES.stream())
            .toList();
    return new TreeMap<>(
        Map.of(
            "source",
            List.of(Map.of("prefix", WatchedEvents.SOURCE_PREFIX)),
            "account",
            accounts,
            "detail-type",
            List.of(WatchedEvents.DETAIL_TYPE),
            "detail",
            new TreeMap<>(Map.of("eventSource", WatchedEvents.EVENT_SOURCES, "errorCode", codes))));
  }
}
