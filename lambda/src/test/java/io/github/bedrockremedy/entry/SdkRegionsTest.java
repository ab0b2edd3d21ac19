package io.github.bedrockremedy.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.iam.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider;

/// What is written here of partitions and Regions is what the SDK knows of them.
class SdkRegionsTest {
  private static final List<Region> REAL =
      Region.regions().stream().filter(r -> !r.isGlobalRegion()).toList();

  @Test
  void everyRegionTheSdkKnowsIsReadAndOfThePartitionTheSdkHas() {
    for (Region region : REAL) {
      var ours = new io.github.bedrockremedy.iam.Region(region.id());
      PartitionMetadata theirs = PartitionMetadata.of(region);
      assertEquals(theirs.id(), ours.partition().id(), region.id());
      assertEquals(theirs.dnsSuffix(), ours.partition().domain(), region.id());
    }
    for (Partition partition : Partition.values()) {
      assertTrue(
          REAL.stream().anyMatch(r -> Partition.ofRegion(r.id()) == partition), partition.id());
    }
  }

  @Test
  void iamIsAskedInThePartitionOfTheHomeRegion() {
    for (Region region : REAL) {
      var home = new io.github.bedrockremedy.iam.Region(region.id());
      Region iam = SdkRegions.ofIam(home);
      Endpoint endpoint =
          IamEndpointProvider.defaultProvider().resolveEndpoint(r -> r.region(iam)).join();
      String host = endpoint.url().getHost();
      assertTrue(host.endsWith("." + home.partition().domain()), region + " " + host);
    }
  }
}
