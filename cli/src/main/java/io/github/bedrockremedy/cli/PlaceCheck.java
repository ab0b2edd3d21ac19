package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.PlaceWords;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// The Regions and accounts beyond home: whether a rule sends their denials, and whether the role
/// that reads there lets the handlers in. The handlers' own roles are of no use to an operator:
/// they let in nobody but the handlers.
record PlaceCheck(LiveOptions options, LiveInstallation installation, Optional<String> memberRole) {

  List<Finding> look() {
    Arn topic = Arn.parse(installation.output(StackOutputs.APPROVALS_TOPIC)).orElseThrow();
    List<Finding> findings = new ArrayList<>();
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
          PlaceWords.notEntered(account, Failure.of(e).why("sts:AssumeRole of " + role)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        Doctor.answered("read role " + account, () -> List.of(readRole(account, topic, session))));
    sources(topic.region())
        .forEach(r -> findings.addAll(forwarder(account + " " + r, r, session, bus)));
    return findings;
  }

  private List<Finding> forwarder(
      String place, String region, AwsCredentialsProvider credentials, String bus) {
    return Doctor.answered(
        "forwarder " + place,
        () -> List.of(PlaceWords.forwarder(place, rules(region, credentials, bus))));
  }

  private Map<String, String> rules(String region, AwsCredentialsProvider credentials, String bus) {
    Map<String, String> rules = new TreeMap<>();
    try (var events =
        LiveInstallation.at(EventBridgeClient.builder(), options)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .build()) {
      for (String name : events.listRuleNamesByTarget(r -> r.targetArn(bus)).ruleNames()) {
        rules.put(name, String.valueOf(events.describeRule(r -> r.name(name)).stateAsString()));
      }
    }
    return rules;
  }

  private Finding readRole(String account, Arn topic, AwsCredentialsProvider credentials) {
    String role = installation.output(StackOutputs.MEMBER_READ_ROLE);
    try (var iam =
        LiveInstallation.at(IamClient.builder(), options)
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(credentials)
            .build()) {
      String name = role.substring(role.lastIndexOf('/') + 1);
      String trust =
          URLDecoder.decode(
              iam.getRole(r -> r.roleName(name)).role().assumeRolePolicyDocument(),
              StandardCharsets.UTF_8);
      String handlers =
          "\"arn:%s:iam::%s:role/bedrock-remedy/"
              .formatted(topic.partition().id(), topic.account());
      return PlaceWords.readRole(account, role, trust.contains(handlers));
    } catch (NoSuchEntityException e) {
      return PlaceWords.noReadRole(account, role);
    }
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
