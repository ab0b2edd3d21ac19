package io.github.bedrockremedy.edge.cloudtrail;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/// Whether some trail logs this Region's read management events: without one nothing arrives, and
/// nothing says so.
///
/// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
public final class TrailCheck implements Lifeline.Check {
  private final CloudTrailClient trails;
  private final String region;
  private final Optional<String> named;

  /// @param named name or ARN of the one trail that has to log; empty: any may
  public TrailCheck(CloudTrailClient trails, String region, Optional<String> named) {
    this.trails = trails;
    this.region = region;
    this.named = named;
  }

  @Override
  public Lifeline look() {
    try {
      return looked();
    } catch (SdkException e) {
      return Lifeline.notKnown(Link.TRAIL, Failure.of(e).why("cloudtrail:DescribeTrails"));
    }
  }

  private Lifeline looked() {
    List<String> why = new ArrayList<>();
    for (Trail trail : trails.describeTrails(this::asked).trailList()) {
      Optional<String> fault = fault(trail);
      if (fault.isEmpty()) {
        return Lifeline.holds(Link.TRAIL);
      }
      why.add(fault.get());
    }
    return Lifeline.broken(
        Link.TRAIL, why.isEmpty() ? "there is no trail in " + region : String.join("; ", why));
  }

  private void asked(DescribeTrailsRequest.Builder request) {
    request.includeShadowTrails(true);
    named.ifPresent(request::trailNameList);
  }

  private Optional<String> fault(Trail trail) {
    boolean here =
        Boolean.TRUE.equals(trail.isMultiRegionTrail()) || region.equals(trail.homeRegion());
    if (!here) {
      return Optional.of(trail.name() + " is of " + trail.homeRegion() + " alone");
    }
    if (!Boolean.TRUE.equals(trails.getTrailStatus(r -> r.name(trail.trailARN())).isLogging())) {
      return Optional.of(trail.name() + " does not log");
    }
    return ReadEvents.areLogged(trails.getEventSelectors(r -> r.trailName(trail.trailARN())))
        ? Optional.empty()
        : Optional.of(trail.name() + " leaves read management events out");
  }
}
