package io.github.bedrockremedy;

import java.util.Random;
import java.util.stream.Stream;

/// A text with one to three signs put in, taken out or replaced, the same ones in each run: nearly
/// right, which is where two readers may differ.
public final class Bent {
  private static final String SIGNS =
      "{}[]\",:\\ \t\n0123456789-.eEtrufalsn'/*\u0000\u001f\u007f\u00e9\u20ac\ud83d";

  private Bent() {}

  /// So many bent texts.
  public static Stream<String> texts(String text, int count) {
    var random = new Random(text.length());
    return Stream.generate(() -> bent(text, random)).limit(count);
  }

  private static String bent(String text, Random random) {
    var out = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(out.length());
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      switch (random.nextInt(4)) {
        case 0 -> out.insert(at, sign);
        case 1 -> out.deleteCharAt(at);
        case 2 -> out.setCharAt(at, sign);
        default -> {
          int end = Math.min(out.length(), at + random.nextInt(40));
          out.insert(random.nextInt(out.length()), out.substring(at, end));
        }
      }
    }
    return out.toString();
  }
}
