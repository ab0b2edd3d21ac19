package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.PlaceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/// The Regions and accounts beyond home: whether a rule sends their denials, whether one takes
/// them in, and whether the roles there let the handlers in. The handlers' own roles are of no use
/// to an operator: they let in nobody but the handlers.
record PlaceCheck(LiveOptions options, LiveInstallation installation, Optional<String> memberRole) {
  private static final String DEFAULT_BUS = "default";

  List<Finding> look() {
    Arn topic = Arn.parse(installation.output(StackOutputs.APPROVALS_TOPIC)).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    installation
        .outputIfThere(StackOutputs.HOME_BUS)
        .map(this::homeBus)
        .ifPresent(findings::addAll);
    for (String account : listed(StackOutputs.ACCOUNTS)) {
      boolean home = account.equals(topic.account());
      Optional<String> bus = installation.outputIfThere(StackOutputs.HOME_BUS);
      if (home && bus.isPresent()) {
        sources(topic.region())
            .filter(r -> !r.equals(topic.region()))
            .forEach(r -> findings.addAll(forwarder(r, r, options.credentials(), bus.get())));
      } else if (!home && bus.isPresent()) {
        findings.addAll(member(account, topic, bus.get()));
      }
    }
    return findings;
  }

  private List<Finding> member(String account, Arn topic, String bus) {
    if (memberRole.isEmpty()) {
      return List.of(PlaceWords.notEntered(account, PlaceWords.noWayIn()));
    }
    String role =
        "arn:%s:iam::%s:role/%s".formatted(topic.partition().id(), account, memberRole.get());
    AwsCredentialsProvider session;
    try {
      session = options.assumed(role);
    } catch (SdkException e) {
      return List.of(
          PlaceWords.notEntered(
              account, Failure.of(e).why("sts:AssumeRole of " + role, Doctor.OPERATOR)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new MemberRoleCheck(options, installation, topic).look(account, session));
    sources(topic.region())
        .forEach(r -> findings.addAll(forwarder(account + " " + r, r, session, bus)));
    return findings;
  }

  private List<Finding> forwarder(
      String place, String region, AwsCredentialsProvider credentials, String bus) {
    return Doctor.answered(
        "forwarder " + place,
        () ->
            List.of(
                PlaceWords.forwarder(
                    place, rules(Region.of(region), credentials, DEFAULT_BUS, bus))));
  }

  /// What arrives on the home bus has one rule more to pass than what comes from home itself.
  private List<Finding> homeBus(String bus) {
    String queue = installation.output(StackOutputs.DENIAL_QUEUE_ARN);
    String name = bus.substring(bus.lastIndexOf('/') + 1);
    return Doctor.answered(
        "home bus",
        () ->
            List.of(
                PlaceWords.homeBus(rules(options.region(), options.credentials(), name, queue))));
  }

  /// The rules of a bus that send to a target, and the state of each.
  private Map<String, String> rules(
      Region region, AwsCredentialsProvider credentials, String bus, String target) {
    Map<String, String> rules = new TreeMap<>();
    try (var events =
        LiveInstallation.at(EventBridgeClient.builder(), options)
            .region(region)
            .credentialsProvider(credentials)
            .build()) {
      for (String name :
          events.listRuleNamesByTarget(r -> r.eventBusName(bus).targetArn(target)).ruleNames()) {
        rules.put(
            name,
            String.valueOf(
                events.describeRule(r -> r.eventBusName(bus).name(name)).stateAsString()));
      }
    } catch (ResourceNotFoundException gone) {
      return Map.of();
    }
    return rules;
  }

  /// The source Regions; where there is but one it is home.
  private Stream<String> sources(String home) {
    List<String> named = listed(StackOutputs.SOURCE_REGIONS);
    return named.isEmpty() ? Stream.of(home) : named.stream();
  }

  private List<String> listed(String output) {
    return Stream.of(installation.output(output).split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
