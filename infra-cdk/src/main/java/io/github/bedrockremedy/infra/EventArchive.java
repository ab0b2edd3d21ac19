package io.github.bedrockremedy.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnArchive;
import software.constructs.Construct;

/// Keeps denials for some days, so that those a broken release lost can be sent again. Replays are
/// safe: equal denials are one case, and an old event is never repaired without a person.
final class EventArchive extends Construct {
  EventArchive(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    archive(
        "DefaultBus",
        Reach.partition("events:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":event-bus/default"),
        settings);
    if (settings.places().reachesBeyond()) {
      archive("HomeBus", HomeBus.arnIn(settings), settings);
    }
  }

  private void archive(String id, String bus, StackSettings settings) {
    CfnArchive.Builder.create(this, id)
        .description("Denied calls to Amazon Bedrock, for Bedrock Remedy")
        .sourceArn(bus)
        .eventPattern(WatchedPattern.of(settings.places().served()))
        .retentionDays(settings.options().archiveDays())
        .build();
  }
}
