package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.WatchedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// Where further Regions and accounts send their denials. A bus of its own, so that nothing else in
/// the home account has to live with events from outside, and its policy is this system's alone.
final class HomeBus extends Construct {
  private final EventBus bus;

  HomeBus(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    bus =
        EventBus.Builder.create(this, "Bus")
            .eventBusName(name(settings))
            .description("Denied calls to Amazon Bedrock from further Regions and accounts")
            .build();
    var places = settings.places();
    if (!places.members().isEmpty()) {
      bus.addToResourcePolicy(admitted(places));
    }
  }

  String name() {
    return bus.getEventBusName();
  }

  String arn() {
    return bus.getEventBusArn();
  }

  /// Said by the names of the settings alone, since other stacks have to know it.
  static String arnIn(StackSettings settings) {
    return "arn:%s:events:%s:%s:event-bus/%s"
        .formatted(
            Aws.PARTITION, settings.places().region(), settings.places().home(), name(settings));
  }

  private static String name(StackSettings settings) {
    return settings.stackName() + "-denials";
  }

  /// Whoever may send at all may send Bedrock's events only. An account cannot give its events the
  /// id of another one: EventBridge writes it.
  private PolicyStatement admitted(Places places) {
    var equals = new TreeMap<String, Object>();
    equals.put("events:detail-type", WatchedEvents.DETAIL_TYPE);
    places.organization().ifPresent(id -> equals.put("aws:PrincipalOrgID", id));
    var conditions = new TreeMap<String, Object>();
    conditions.put("StringEquals", equals);
    conditions.put("StringLike", Map.of("events:source", WatchedEvents.SOURCE_PREFIX + "*"));
    return PolicyStatement.Builder.create()
        .sid("DenialsOfTheAccountsServed")
        .principals(senders(places))
        .actions(List.of("events:PutEvents"))
        .resources(List.of(bus.getEventBusArn()))
        .conditions(conditions)
        .build();
  }

  private static List<IPrincipal> senders(Places places) {
    if (places.organization().isPresent()) {
      return List.of(new AnyPrincipal());
    }
    return places.members().stream().<IPrincipal>map(AccountPrincipal::new).toList();
  }
}
