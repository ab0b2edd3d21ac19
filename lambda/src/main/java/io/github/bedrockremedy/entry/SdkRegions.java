package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.iam.Region;

/// Our Regions as the SDK's.
public final class SdkRegions {
  private SdkRegions() {}

  static software.amazon.awssdk.regions.Region of(Region region) {
    return software.amazon.awssdk.regions.Region.of(region.id());
  }

  /// IAM has one endpoint a partition.
  public static software.amazon.awssdk.regions.Region ofIam(Region home) {
    return switch (home.partition()) {
      case AWS -> software.amazon.awssdk.regions.Region.AWS_GLOBAL;
      case US_GOV -> software.amazon.awssdk.regions.Region.AWS_US_GOV_GLOBAL;
      case CHINA -> software.amazon.awssdk.regions.Region.AWS_CN_GLOBAL;
      case EUROPEAN_SOVEREIGN, ISO, ISO_B, ISO_E, ISO_F -> of(home);
    };
  }
}
