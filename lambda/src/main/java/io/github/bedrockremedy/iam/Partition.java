package io.github.bedrockremedy.iam;

import java.util.List;
import java.util.Optional;

/// An AWS partition: ARNs never cross one. Names of Regions and domains are those of the AWS SDK's
/// own metadata, to which a test holds them.
public enum Partition {
  AWS("aws", "", "amazonaws.com"),
  US_GOV("aws-us-gov", "us-gov-", "amazonaws.com"),
  CHINA("aws-cn", "cn-", "amazonaws.com.cn"),
  EUROPEAN_SOVEREIGN("aws-eusc", "eusc-", "amazonaws.eu"),
  ISO("aws-iso", "us-iso-", "c2s.ic.gov"),
  ISO_B("aws-iso-b", "us-isob-", "sc2s.sgov.gov"),
  ISO_E("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk"),
  ISO_F("aws-iso-f", "us-isof-", "csp.hci.ic.gov");

  private static final List<Partition> ALL = List.of(values());

  private final String id;
  private final String regionPrefix;
  private final String domain;

  Partition(String id, String regionPrefix, String domain) {
    this.id = id;
    this.regionPrefix = regionPrefix;
    this.domain = domain;
  }

  /// As written in an ARN: `aws`, `aws-us-gov`, `aws-iso-b`.
  public String id() {
    return id;
  }

  /// What the names of AWS's endpoints end with, `amazonaws.com`.
  public String domain() {
    return domain;
  }

  /// The partition an ARN names, if it is one we know.
  public static Optional<Partition> of(String id) {
    return of(id, 0, id.length());
  }

  /// The partition whose name stands in a text from one place to another.
  static Optional<Partition> of(String text, int from, int to) {
    for (Partition partition : ALL) {
      if (partition.id.length() == to - from && text.startsWith(partition.id, from)) {
        return Optional.of(partition);
      }
    }
    return Optional.empty();
  }

  /// The partition a Region belongs to, read from the Region's name.
  public static Partition ofRegion(String region) {
    for (Partition partition : ALL) {
      if (partition != AWS && region.startsWith(partition.regionPrefix)) {
        return partition;
      }
    }
    return AWS;
  }
}
