package io.github.bedrockremedy.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.bedrockremedy.Bent;
import io.github.bedrockremedy.Records;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the quick walk reads, Jackson reads to the same; the rest it leaves to Jackson.
class PlainWalkTest {
  /// A name within the last eight bytes is not looked at.
  private static final String BLANKS = " ".repeat(8);

  private static final KnownNames NAMES =
      KnownNames.of("a", "of8bytes", "of9_bytes", "of-sixteen-bytes", "of-more-than-sixteen-bytes");

  @Test
  void itReadsWhatAwsSends() throws IOException {
    PlainWalk walk = PlainWalk.over(Records.denied().envelope(), NAMES);
    walk.skip();
    assertTrue(walk.atEnd());
  }

  @Test
  void itReadsValuesOfEveryKind() throws IOException {
    assertEquals(
        "{a=[text][12][0][true][false][][][]|of8bytes=x|?=|}",
        told(
            "{\"a\":[\"text\",12,0,true,false,null,{\"a\":1},[2]], \"of8bytes\" : \"x\",\"b\":{}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"t\"', text",
    "12, text",
    "true, text true",
    "false, text",
    "null, null",
    "{}, ''",
    "[], ''"
  })
  void bothSayTheSameOfWhatIsAtHand(String json, String expected) throws IOException {
    assertEquals(expected, kinds(PlainWalk.over(json, NAMES)));
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      assertEquals(expected, kinds(new ParserWalk(parser)));
    }
  }

  private static String kinds(JsonWalk walk) throws IOException {
    return ((walk.hasText() ? "text " : "")
            + (walk.isTrue() ? "true " : "")
            + (walk.isNull() ? "null " : ""))
        .strip();
  }

  @Test
  void namesAreFoundWhole() throws IOException {
    assertEquals(
        "{of9_bytes=1|of-sixteen-bytes=2|of-more-than-sixteen-bytes=3|}",
        told("{\"of9_bytes\":1,\"of-sixteen-bytes\":2,\"of-more-than-sixteen-bytes\":3}"));
    assertEquals(
        "{?=|?=|?=|?=|}",
        told(
            "{\"of9_byteS\":1,\"of-sixteen_bytes\":2,\"of-more-than-sixteen-byteS\":3,\"of8byte\":4}"));
    assertEquals("{?=|}", told("{\"of-more-Than-sixteen-bytes\":\"3\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":01}",
        "{\"a\":-1}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":1x}",
        "{\"a\":1234567890123456789}",
        "{\"a\":tru}",
        "{\"a\":t rue}",
        "{\"a\":truex}",
        "{\"a\":nul}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1}",
        "{\"a\":1 {\"b\":2}}",
        "{\"a\":1 [2]}",
        "{\"a\":\"\\n\",\"b\":\"          \"}",
        "{\"a\":\"\n\",\"b\":\"          \"}",
        "{\"a\":\"\u007f\u0080\",\"b\":\"          \"}",
        "{\"a\":\"\u20ac\",\"b\":\"          \"}",
        "{\n\"a\":1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1}}",
        "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
      })
  void itLeavesAllElseAlone(String json) {
    assertThrows(NotPlainException.class, () -> whole(json));
  }

  @Test
  void aNameTwiceOrNotKnownIsNotPlainToTheStrict() throws IOException {
    String nested = "{\"a\":{\"a\":1},\"of8bytes\":[{\"a\":1},{\"a\":2}]}";
    PlainWalk.strictly(nested + BLANKS, NAMES).skip();
    for (String json :
        new String[] {"{\"a\":1,\"a\":2,\"of8bytes\":3}", "{\"nobody\":\"knows\"}"}) {
      PlainWalk.over(json + BLANKS, NAMES).skip();
      PlainWalk walk = PlainWalk.strictly(json + BLANKS, NAMES);
      assertThrows(NotPlainException.class, walk::skip);
    }
  }

  @Test
  void whatItReadsIsJson() {
    String json = Records.denied().envelope();
    long plain =
        Bent.texts(json, 20_000)
            .filter(PlainWalkTest::isPlain)
            .peek(bent -> assertTrue(isJson(bent), bent))
            .count();
    assertTrue(plain > 1_000, plain + " of the bent texts were read");
  }

  @Test
  void plainTextEndsWhereABytewiseLookFindsItsEnd() {
    for (int length = 0; length < 20; length++) {
      for (int at = 0; at < length; at++) {
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
          for (byte around : new byte[] {' ', '!', '#', '[', ']', '~', 0x7f}) {
            byte[] text = new byte[length];
            Arrays.fill(text, around);
            text[at] = (byte) value;
            boolean plain = value >= ' ' && value != '"' && value != '\\';
            assertEquals(plain ? length : at, EightBytes.endOfPlain(text, 0));
          }
        }
      }
    }
  }

  private static boolean isPlain(String json) {
    try {
      whole(json);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void whole(String json) throws IOException {
    PlainWalk walk = PlainWalk.over(json + BLANKS, NAMES);
    walk.skip();
    if (!walk.atEnd()) {
      throw new NotPlainException();
    }
  }

  private static boolean isJson(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json.getBytes(UTF_8))) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /// The same by both walks.
  private static String told(String json) throws IOException {
    String plain = told(PlainWalk.over(json + BLANKS, NAMES), Optional.empty());
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      assertEquals(plain, told(new ParserWalk(parser), Optional.of(NAMES)));
    }
    return plain;
  }

  private static String told(JsonWalk walk, Optional<KnownNames> known) throws IOException {
    var out = new StringBuilder("{");
    assertTrue(walk.object());
    while (walk.member()) {
      byte[] padded = (walk.name() + "        ").getBytes(UTF_8);
      boolean named =
          known
              .map(k -> k.find(padded, 0, padded.length - 8) != KnownNames.UNKNOWN)
              .orElse(!walk.name().isEmpty());
      out.append(named ? walk.name() : "?").append('=');
      if (walk.array()) {
        while (walk.element()) {
          out.append('[').append(walk.text()).append(']');
        }
      } else if (named) {
        out.append(walk.text());
      } else {
        walk.skip();
      }
      out.append('|');
    }
    assertTrue(walk.atEnd());
    assertFalse(out.isEmpty());
    return out.append('}').toString();
  }
}
