package io.github.bedrockremedy.edge.eventbridge;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.Link;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/// Whether the rule brings read events too, which only one of its states does.
///
/// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
public final class RuleCheck implements Lifeline.Check {
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private final EventBridgeClient events;
  private final String rule;

  /// @param rule name of the rule on the default bus
  public RuleCheck(EventBridgeClient events, String rule) {
    this.events = events;
    this.rule = rule;
  }

  @Override
  public Lifeline look() {
    try {
      String state = events.describeRule(r -> r.name(rule)).stateAsString();
      return STATE.equals(state)
          ? Lifeline.holds(Link.RULE)
          : Lifeline.broken(Link.RULE, "its state is " + state + ", which brings no denials");
    } catch (ResourceNotFoundException e) {
      return Lifeline.broken(Link.RULE, "there is no such rule");
    } catch (SdkException e) {
      return Lifeline.notKnown(Link.RULE, Failure.of(e).why("events:DescribeRule"));
    }
  }
}
