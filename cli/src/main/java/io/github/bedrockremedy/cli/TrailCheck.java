package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
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
      } else if (!readsManagement(trails.getEventSelectors(r -> r.trailName(trail.trailARN())))) {
        why.add(WiringWords.trailWithoutReads(trail.name()));
      } else {
        return WiringWords.trailLogs(trail.name());
      }
    }
    return WiringWords.noTrail(region, why);
  }

  private static boolean readsManagement(GetEventSelectorsResponse selectors) {
    boolean basic =
        selectors.eventSelectors().stream()
            .anyMatch(
                s ->
                    Boolean.TRUE.equals(s.includeManagementEvents())
                        && s.readWriteType() != ReadWriteType.WRITE_ONLY);
    return basic || selectors.advancedEventSelectors().stream().anyMatch(TrailCheck::reads);
  }

  private static boolean reads(AdvancedEventSelector selector) {
    boolean management =
        selector.fieldSelectors().stream()
            .anyMatch(
                f -> f.field().equals("eventCategory") && f.equalsValue().contains("Management"));
    boolean writesOnly =
        selector.fieldSelectors().stream()
            .anyMatch(f -> f.field().equals("readOnly") && f.equalsValue().contains("false"));
    return management && !writesOnly && !leavesBedrockOut(selector.fieldSelectors());
  }

  private static boolean leavesBedrockOut(List<AdvancedFieldSelector> fields) {
    return fields.stream()
        .filter(f -> f.field().equals("eventSource"))
        .anyMatch(f -> f.notEquals().contains("bedrock.amazonaws.com"));
  }
}
