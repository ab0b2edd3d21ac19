package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.cloudtrail.TrailCheck;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbErrands;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbRounds;
import io.github.bedrockremedy.edge.eventbridge.RuleCheck;
import io.github.bedrockremedy.edge.iam.AccountPrincipals;
import io.github.bedrockremedy.edge.sns.TopicSubscribers;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.DailyLook;
import io.github.bedrockremedy.pipeline.Lifelines;
import io.github.bedrockremedy.pipeline.LookAhead;
import io.github.bedrockremedy.pipeline.Outgrown;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.RequestLimit;
import io.github.bedrockremedy.pipeline.decision.SourceRegions;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory;
import io.github.bedrockremedy.pipeline.foresight.ProspectReader;
import io.github.bedrockremedy.pipeline.ledger.Errands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/// Puts together what looks ahead: the daily look of `ReviewHandler`, and `audit`.
public final class LookWiring {
  private final Wiring wiring;
  private final Settings settings;
  private final AwsClients clients;

  LookWiring(Wiring wiring, Settings settings, AwsClients clients) {
    this.wiring = wiring;
    this.settings = settings;
    this.clients = clients;
  }

  TopicSubscribers subscribers() {
    List<String> topics =
        new ArrayList<>(List.of(settings.approvalsTopic(), settings.reportsTopic()));
    settings.watch().alarmsTopic().ifPresent(topics::add);
    return new TopicSubscribers(clients.sns(), topics, settings.watch().subscribers());
  }

  /// Where there is no rule, as on one's own machine, there is no way of denials to look at.
  Lifelines lifelines() {
    Watch watch = settings.watch();
    List<Lifeline.Check> checks = new ArrayList<>(List.of(subscribers()));
    if (!watch.rules().isEmpty()) {
      checks.addAll(way(watch.rules(), watch.trail()));
    }
    return new Lifelines(checks, wiring.notices());
  }

  private List<Lifeline.Check> way(List<String> rules, Optional<String> trail) {
    CloudTrailClient trails = clients.atHome(CloudTrailClient.builder()).build();
    EventBridgeClient events = clients.atHome(EventBridgeClient.builder()).build();
    return List.of(
        new TrailCheck(trails, clients.home().id(), trail), new RuleCheck(events, rules));
  }

  Errands errands() {
    return new DynamoDbErrands(clients.dynamoDb(), settings.table());
  }

  DailyLook dailyLook() {
    Planner planner = wiring.planner();
    return new DailyLook(
        this::principals,
        planner,
        lookAhead(planner, watched()),
        wiring.cases(),
        new DynamoDbRounds(clients.dynamoDb(), settings.table()),
        wiring.notices(),
        new RequestLimit(settings.requestsPerHour()),
        wiring.deadlines());
  }

  Outgrown outgrown() {
    return new Outgrown(
        wiring.planner(),
        account -> wiring.facts(account).profiles(),
        clients.budget(),
        wiring.cases(),
        new RequestLimit(settings.requestsPerHour()),
        wiring.deadlines());
  }

  /// The Regions whose denials come here; where every one's do, none is preferred.
  private Set<Region> watched() {
    Set<String> ids = settings.sources().ids();
    return ids.contains(SourceRegions.EVERY)
        ? Set.of()
        : ids.stream().map(Region::new).collect(Collectors.toUnmodifiableSet());
  }

  /// The roles and users of an account.
  public PrincipalInventory principals(String account) {
    return new AccountPrincipals(clients.iamForReading(account), clients.budget());
  }

  /// What looks at a role or user.
  ///
  /// @param planner what judges each call
  /// @param watched Regions to look in where a grant leaves the Region open
  public LookAhead lookAhead(Planner planner, Set<Region> watched) {
    return new LookAhead(
        planner,
        account -> wiring.facts(account).profiles(),
        clients.budget(),
        new ProspectReader(ProfileCatalogue.embedded(), watched));
  }
}
