package io.github.bedrockremedy.pipeline.ledger;

import java.security.SecureRandom;
import java.util.Locale;

/// Four characters a person types from the mail onto the page: a scanner that follows links and
/// presses buttons does not.
///
/// @param value four letters and digits that are not mistaken for each other
public record ChangeCode(String value) {
  /// How many wrong ones lock a request.
  public static final int TRIES = 5;

  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  /// A fresh one.
  public static ChangeCode fresh(SecureRandom random) {
    var code = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ChangeCode(code.toString());
  }

  /// What a person typed: case and blanks do not matter.
  public static ChangeCode typed(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    return new ChangeCode(plain.length() > 16 ? plain.substring(0, 16) : plain);
  }

  @Override
  public String toString() {
    return "ChangeCode[hidden]";
  }
}
