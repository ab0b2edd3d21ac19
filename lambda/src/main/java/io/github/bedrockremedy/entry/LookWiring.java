package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.cloudtrail.TrailCheck;
import io.github.bedrockremedy.edge.eventbridge.RuleCheck;
import io.github.bedrockremedy.edge.iam.AccountRoles;
import io.github.bedrockremedy.edge.sns.TopicSubscribers;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.DailyLook;
import io.github.bedrockremedy.pipeline.Lifelines;
import io.github.bedrockremedy.pipeline.LookAhead;
import io.github.bedrockremedy.pipeline.Outgrown;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.RequestLimit;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.foresight.ProspectReader;
import io.github.bedrockremedy.pipeline.foresight.RoleInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    return new TopicSubscribers(
        clients.sns(), settings.approvalsTopic(), settings.watch().subscribers());
  }

  /// Where there is no rule, as on one's own machine, there is no way of denials to look at.
  Lifelines lifelines() {
    Watch watch = settings.watch();
    List<Lifeline.Check> checks = new ArrayList<>(List.of(subscribers()));
    if (!watch.rule().isEmpty()) {
      checks.add(
          new TrailCheck(
              clients.atHome(CloudTrailClient.builder()).build(),
              clients.home().id(),
              watch.trail()));
      checks.add(new RuleCheck(clients.atHome(EventBridgeClient.builder()).build(), watch.rule()));
    }
    return new Lifelines(checks, wiring.notices());
  }

  DailyLook dailyLook() {
    Planner planner = wiring.planner();
    return new DailyLook(
        this::roles,
        planner,
        lookAhead(planner, settings.watch().regions(clients.home())),
        wiring.cases(),
        wiring.notices(),
        new RequestLimit(settings.requestsPerHour()),
        wiring.deadlines());
  }

  Outgrown outgrown() {
    return new Outgrown(
        wiring.planner(),
        account -> wiring.facts(account).profiles(),
        wiring.cases(),
        new RequestLimit(settings.requestsPerHour()),
        wiring.deadlines());
  }

  /// The roles of an account.
  public RoleInventory roles(String account) {
    return new AccountRoles(clients.iamForReading(account), clients.budget());
  }

  /// What looks at a role.
  ///
  /// @param planner what judges each call
  /// @param watched Regions to look in where a grant leaves the Region open
  public LookAhead lookAhead(Planner planner, Set<Region> watched) {
    return new LookAhead(
        planner,
        account -> wiring.facts(account).profiles(),
        new ProspectReader(ProfileCatalogue.embedded(), watched));
  }
}
