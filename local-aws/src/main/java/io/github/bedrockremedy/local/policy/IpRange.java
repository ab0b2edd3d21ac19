package io.github.bedrockremedy.local.policy;

import java.math.BigInteger;
import java.net.InetAddress;

/// CIDR ranges of both families. Only literal addresses; no name is ever looked up.
final class IpRange {
  private IpRange() {}

  static boolean contains(String range, String address) {
    int slash = range.indexOf('/');
    byte[] base = bytes(slash < 0 ? range : range.substring(0, slash));
    byte[] actual = bytes(address);
    if (base.length != actual.length) {
      return false;
    }
    int bits = base.length * 8;
    int prefix = slash < 0 ? bits : prefix(range, range.substring(slash + 1), bits);
    return new BigInteger(1, base)
        .shiftRight(bits - prefix)
        .equals(new BigInteger(1, actual).shiftRight(bits - prefix));
  }

  private static int prefix(String range, String text, int bits) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > bits) {
      throw new UnsupportedPolicyElement("address range", range);
    }
    return Integer.parseInt(text);
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      throw new UnsupportedPolicyElement("address", address);
    }
  }
}
