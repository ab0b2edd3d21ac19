package io.github.bedrockremedy.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The one hash there is here: plans, keys, tokens and fingerprints are told apart by it.
public final class Sha256 {
  /// Never fed: a clone of it spares the search for an algorithm by name.
  private static final MessageDigest FRESH = fresh();

  private Sha256() {}

  /// Hash of a text's UTF-8 bytes, 32 bytes.
  public static byte[] bytes(String text) {
    try {
      var digest = (MessageDigest) FRESH.clone();
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The same, as 64 hexadecimal digits.
  public static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }
}
