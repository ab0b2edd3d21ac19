package io.github.bedrockremedy.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which signs a name may hold, tried sign by sign against the list written out.
class AlphabetTest {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Test
  void aNameHoldsTheListedSignsAndNoOther() {
    every(LOWER + DIGITS + "-", c -> Region.parse("us-e" + c + "st-1").isPresent());
    every(LETTERS + DIGITS + "-", c -> Action.parse("bed" + c + "rock:Invoke").isPresent());
    every(LETTERS + DIGITS, c -> Action.parse("bedrock:Inv" + c + "oke").isPresent());
    every(LETTERS + DIGITS + ".:-_", c -> ModelId.parse("a.b" + c + "d").isPresent());
    every(LOWER + DIGITS + "-:", c -> Arn.parse("arn:aws:s" + c + "3:::x").isPresent());
    every(LOWER + DIGITS + "-", c -> Arn.parse("arn:aws:s3:us" + c + "1::x").isPresent());
    every(DIGITS, c -> Arn.parse("arn:aws:s3::12345678901" + c + ":x").isPresent());
  }

  private static void every(String listed, Function<Character, Boolean> accepted) {
    for (char c = 0; c < 0x180; c++) {
      assertEquals(listed.indexOf(c) >= 0, accepted.apply(c), "U+" + Integer.toHexString(c));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-eas-1, false",
    "us-east-1, true",
    "us-eastern-and-western-1, true",
    "us-eastern-and-westerly-1, true",
    "us-eastern-and-westerlies1, false",
    "useast-one-1, true",
    "useastone-1, false",
    "us-east-one, false",
    "-us-east-1, false",
    "us-east-1-, false",
    "1us-east-x, true"
  })
  void aRegionHasNineToTwentyFiveSignsTwoDashesAndADigit(String text, boolean region) {
    assertEquals(region, Region.parse(text).isPresent());
  }

  @Test
  void anActionHasAServiceAndANameOfAtMostSixtyFourSignsEach() {
    assertEquals("a:B", Action.parse("a:B").orElseThrow().toString());
    assertTrue(Action.parse("a:" + "B".repeat(64)).isPresent());
    assertTrue(Action.parse("a:" + "B".repeat(65)).isEmpty());
    assertTrue(Action.parse(":B").isEmpty());
    assertTrue(Action.parse("a:").isEmpty());
  }

  @Test
  void aModelIdHasAProviderAndAtMostAHundredAndFortySigns() {
    assertTrue(ModelId.parse("a." + "b".repeat(138)).isPresent());
    assertTrue(ModelId.parse("a." + "b".repeat(139)).isEmpty());
    assertTrue(ModelId.parse(".b").isEmpty());
    assertTrue(new ModelId("a.b").compareTo(new ModelId("a.c")) < 0);
  }

  @ParameterizedTest
  @CsvSource({"/a:b, '', a:b", ":a/b, '', a/b", "/a, '', a", "a/b:c, a, b:c", "a:b/c, a, b/c"})
  void aResourceThatBeginsWithItsSeparatorHasNoType(String resource, String type, String id) {
    Arn arn = Arn.parse("arn:aws:s3:::" + resource).orElseThrow();
    assertEquals(type, arn.resourceType());
    assertEquals(id, arn.resourceId());
  }

  @Test
  void namesArePrintedAsTheyAreWritten() {
    assertEquals("us-east-1", new Region("us-east-1").toString());
    assertEquals("a.b", new ModelId("a.b").toString());
    assertEquals("us.a.b", new InferenceProfileId("us", new ModelId("a.b")).toString());
    assertEquals("StringEquals k v", Condition.stringEquals("k", "v").toString());
  }
}
