package io.github.bedrockremedy.edge.eventbridge;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.Link;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/// Whether the rules bring read events too, which only one of a rule's states does.
///
/// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
public final class RuleCheck implements Lifeline.Check {
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  private static final String DEFAULT_BUS = "default";

  private final EventBridgeClient events;
  private final List<String> rules;

  /// @param rules name of the rule on the default bus, and `⟨bus⟩/⟨rule⟩` of one on another
  public RuleCheck(EventBridgeClient events, List<String> rules) {
    this.events = events;
    this.rules = List.copyOf(rules);
  }

  /// The first that is broken counts, else the first that could not be asked about.
  @Override
  public Lifeline look() {
    List<Lifeline> all = rules.stream().map(this::look).toList();
    return Stream.concat(
            all.stream().filter(one -> one.state() instanceof Lifeline.State.Broken),
            all.stream().filter(one -> one.state() instanceof Lifeline.State.NotKnown))
        .findFirst()
        .orElseGet(() -> Lifeline.holds(Link.RULE));
  }

  private Lifeline look(String rule) {
    int slash = rule.indexOf('/');
    String bus = slash < 0 ? DEFAULT_BUS : rule.substring(0, slash);
    String name = rule.substring(slash + 1);
    String which = "rule " + name + " of the bus " + bus + ": ";
    try {
      String state = events.describeRule(r -> r.name(name).eventBusName(bus)).stateAsString();
      return STATE.equals(state)
          ? Lifeline.holds(Link.RULE)
          : Lifeline.broken(
              Link.RULE, which + "its state is " + state + ", which brings no denials");
    } catch (ResourceNotFoundException e) {
      return Lifeline.broken(Link.RULE, which + "it is not there");
    } catch (SdkException e) {
      return Lifeline.notKnown(Link.RULE, which + Failure.of(e).why("events:DescribeRule"));
    }
  }
}
