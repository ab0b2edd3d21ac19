package io.github.bedrockremedy.iam;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Test
  void agreesWithTheSlowAndObviousMatcher() {
    var random = new Random(20261122);
    int matches = 0;
    for (int i = 0; i < 50_000; i++) {
      String pattern = text(random, "ab*?", 8);
      String text = text(random, "ab", 9);
      boolean expected = slow(pattern, text);
      matches += expected ? 1 : 0;
      assertEquals(expected, Glob.matches(pattern, text), () -> pattern + " on " + text);
    }
    assertTrue(matches > 5_000, "too few of the random pairs match to prove anything: " + matches);
  }

  @Test
  void upperAndLowerCaseAreToldApart() {
    assertFalse(Glob.matches("A*", "abc"));
  }

  @Test
  void theStarOfARegionMatchesNoRegionAtAll() {
    assertTrue(
        Glob.matches(
            "arn:aws:bedrock:*::foundation-model/x", "arn:aws:bedrock:::foundation-model/x"));
  }

  @Test
  void manyStarsCostNoMoreThanTheTextIsLong() {
    String pattern = "*a".repeat(500) + "b";
    assertFalse(
        assertTimeoutPreemptively(ofSeconds(10), () -> Glob.matches(pattern, "a".repeat(20_000))));
  }

  private static boolean slow(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      return slow(rest, text) || (!text.isEmpty() && slow(pattern, text.substring(1)));
    }
    boolean first =
        !text.isEmpty() && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0));
    return first && slow(rest, text.substring(1));
  }

  private static String text(Random random, String alphabet, int longest) {
    var out = new StringBuilder();
    int length = random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }
}
