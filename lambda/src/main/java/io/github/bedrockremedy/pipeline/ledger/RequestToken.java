package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The secret in a request's link. It is never stored. Forms are derived from it: one finds the
/// page,
/// one goes into a decision and is proof that its writer held the link, one is in the buttons of
/// the message in Slack and proves a press.
///
/// @param value 43 characters, base64url of 32 random bytes
public record RequestToken(String value) {
  private static final int LENGTH = 43;

  /// A fresh one.
  public static RequestToken fresh(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new RequestToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The token a caller sent; empty for anything that has not its form.
  public static Optional<RequestToken> parse(String text) {
    boolean plain =
        text.length() == LENGTH
            && text.chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_');
    return plain ? Optional.of(new RequestToken(text)) : Optional.empty();
  }

  /// Hash that finds the page.
  public String viewHash() {
    return Sha256.hex("view:" + value);
  }

  /// The form a decision carries.
  public String decidingForm() {
    return Sha256.hex("decide:" + value);
  }

  /// Hash of the deciding form: what a request keeps to check a decision against.
  public String proofHash() {
    return proofHash(decidingForm());
  }

  /// Hash of a deciding form.
  public static String proofHash(String decidingForm) {
    return Sha256.hex("proof:" + decidingForm);
  }

  /// The form Slack's buttons carry: as many hexadecimal digits as their command has room for, and
  /// sent nowhere else.
  public String pressForm() {
    return Sha256.hex("press:" + value).substring(0, 16);
  }

  /// Hash of the buttons' form: what a request keeps to check a press against.
  public static String pressHash(String pressForm) {
    return Sha256.hex("pressed:" + pressForm);
  }

  /// Hash of a change code; the token salts it, so that it cannot be tried out from the table.
  public String codeHash(String code) {
    return Sha256.hex("code:" + value + ":" + code);
  }

  /// Compares two hashes without telling by its duration where they differ.
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "RequestToken[hidden]";
  }
}
