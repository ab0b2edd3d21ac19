package io.github.bedrockremedy.iam;

import java.util.Optional;

/// A Region by name, `us-east-1`. [#NONE] stands for the Region-less ARN of global routing, for
/// which IAM sees `aws:RequestedRegion` = `unspecified`.
///
/// @param id the name, or empty for [#NONE]
public record Region(String id) implements Comparable<Region> {
  public static final Region NONE = new Region("");

  public Region {
    if (!id.isEmpty() && !isName(id)) {
      throw new IllegalArgumentException(
          "'" + id + "' is not the name of a Region, such as us-east-1");
    }
  }

  /// The Region a text names; empty if it names none.
  public static Optional<Region> parse(String text) {
    return isName(text) ? Optional.of(new Region(text)) : Optional.empty();
  }

  /// The partition this Region belongs to.
  public Partition partition() {
    return Partition.ofRegion(id);
  }

  /// What IAM sees under the key `aws:RequestedRegion`.
  public String asRequested() {
    return id.isEmpty() ? "unspecified" : id;
  }

  private static boolean isName(String text) {
    if (text.length() < 9 || text.length() > 25) {
      return false;
    }
    int dashes = 0;
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-') {
        dashes++;
      } else if (c >= '0' && c <= '9') {
        digit = true;
      } else if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return dashes >= 2 && digit && text.charAt(0) != '-' && text.charAt(text.length() - 1) != '-';
  }

  @Override
  public int compareTo(Region other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
