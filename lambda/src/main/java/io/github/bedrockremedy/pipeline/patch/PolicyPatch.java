package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.iam.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The policy to be written. Its [#text()] is what is hashed, shown, approved and sent.
///
/// @param document the policy
/// @param text its one compact form
/// @param sha256 hash of the text's UTF-8 bytes, 64 hexadecimal digits
public record PolicyPatch(PolicyDocument document, String text, String sha256) {
  /// The patch of a document.
  public static PolicyPatch of(PolicyDocument document) {
    String text = document.text();
    return new PolicyPatch(document, text, sha256(text));
  }

  /// Hexadecimal SHA-256 of a text's UTF-8 bytes.
  public static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
