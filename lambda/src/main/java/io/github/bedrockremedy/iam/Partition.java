package io.github.bedrockremedy.iam;

import java.util.List;
import java.util.Optional;

/// An AWS partition: ARNs never cross one.
public enum Partition {
  AWS("aws", ""),
  US_GOV("aws-us-gov", "us-gov-"),
  CHINA("aws-cn", "cn-"),
  EUROPEAN_SOVEREIGN("aws-eusc", "eusc-");

  private static final List<Partition> ALL = List.of(values());

  private final String id;
  private final String regionPrefix;

  Partition(String id, String regionPrefix) {
    this.id = id;
    this.regionPrefix = regionPrefix;
  }

  /// As written in an ARN: `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`.
  public String id() {
    return id;
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
