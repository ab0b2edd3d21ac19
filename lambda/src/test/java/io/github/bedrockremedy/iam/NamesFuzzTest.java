package io.github.bedrockremedy.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is read as a name is that name and nothing else: written out again it is the same text.
class NamesFuzzTest {
  static List<Named<byte[]>> kept() {
    return KeptInputs.of(NamesFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    aTextIsReadAsItIsOrNotAtAll(data);
  }

  @FuzzTest(maxDuration = "10m")
  void aTextIsReadAsItIsOrNotAtAll(byte[] data) {
    String text = new String(data, UTF_8);
    Arn.parse(text).ifPresent(arn -> whole(text, arn));
    Action.parse(text).ifPresent(action -> assertEquals(text, action.toString()));
    ModelId.parse(text).ifPresent(model -> same(text, model.value(), model.provider()));
    Region.parse(text).ifPresent(region -> same(text, region.id(), region.partition().id()));
    InferenceProfileId.parse(text).ifPresent(id -> same(text, id.value(), id.model().provider()));
    switch (ModelReference.read(text)) {
      case ModelReference.ByArn byArn -> assertEquals(decoded(text), byArn.arn().toString());
      case ModelReference.SystemProfile profile ->
          assertEquals(decoded(text), profile.id().value());
      case ModelReference.FoundationModel model -> assertEquals(decoded(text), model.id().value());
      case ModelReference.Unreadable unreadable -> assertEquals(text, unreadable.text());
    }
  }

  /// Colons and slashes may come percent-encoded; nothing else is another than it is written.
  private static String decoded(String text) {
    return text.replaceAll("%3[Aa]", ":").replaceAll("%2[Ff]", "/");
  }

  private static void whole(String text, Arn arn) {
    assertEquals(text, arn.toString());
    assertEquals(6, text.split(":", 6).length);
    assertFalse(text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f), text);
    assertEquals(text.contains("*") || text.contains("?") || text.contains("${"), arn.isPattern());
    assertTrue(arn.resource().endsWith(arn.resourceId()), text);
    assertTrue(arn.resource().startsWith(arn.resourceType()), text);
    assertTrue(arn.resource().endsWith(arn.lastName()), text);
    assertTrue(arn.service().chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c)), text);
  }

  private static void same(String text, String value, String part) {
    assertEquals(text, value);
    assertFalse(part.isEmpty(), text);
  }
}
