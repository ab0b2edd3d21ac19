package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.iam.PolicyDocument;

/// The policy to be written. Its [#text()] is what is hashed, shown, approved and sent.
///
/// @param document the policy
/// @param text its one compact form
/// @param sha256 hash of the text's UTF-8 bytes, 64 hexadecimal digits
public record PolicyPatch(PolicyDocument document, String text, String sha256) {
  /// The patch of a document.
  public static PolicyPatch of(PolicyDocument document) {
    String text = document.text();
    return new PolicyPatch(document, text, Sha256.hex(text));
  }
}
