package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.edge.cloudtrail.ReadEvents;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/// Whether some trail brings this Region's read events to EventBridge: without one nothing ever
/// arrives, and nothing says so.
///
/// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
final class TrailCheck {
  private final CloudTrailClient trails;
  private final String region;

  TrailCheck(CloudTrailClient trails, String region) {
    this.trails = trails;
    this.region = region;
  }

  Finding look() {
    List<String> why = new ArrayList<>();
    for (Trail trail : trails.describeTrails(r -> r.includeShadowTrails(true)).trailList()) {
      boolean here =
          Boolean.TRUE.equals(trail.isMultiRegionTrail()) || region.equals(trail.homeRegion());
      if (!here) {
        why.add(WiringWords.trailElsewhere(trail.name(), trail.homeRegion()));
      } else if (!Boolean.TRUE.equals(
          trails.getTrailStatus(r -> r.name(trail.trailARN())).isLogging())) {
        why.add(WiringWords.trailSilent(trail.name()));
      } else if (!ReadEvents.areLogged(
          trails.getEventSelectors(r -> r.trailName(trail.trailARN())))) {
        why.add(WiringWords.trailWithoutReads(trail.name()));
      } else {
        return WiringWords.trailLogs(trail.name());
      }
    }
    return WiringWords.noTrail(region, why);
  }
}
