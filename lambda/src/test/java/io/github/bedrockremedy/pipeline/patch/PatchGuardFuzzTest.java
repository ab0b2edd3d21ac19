package io.github.bedrockremedy.pipeline.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever text the guard lets pass, a second reader finds nothing wrong with.
class PatchGuardFuzzTest {
  private static final List<SecondOpinion> SHAPES = SecondOpinion.shapes();

  static List<Named<byte[]>> kept() {
    return KeptInputs.of(PatchGuardFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    noTextPassesThatASecondReaderRefuses(data);
  }

  @FuzzTest(maxDuration = "10m")
  void noTextPassesThatASecondReaderRefuses(byte[] data) {
    String text = new String(data, UTF_8);
    for (SecondOpinion shape : SHAPES) {
      if (shape.passesTheGuard(text)) {
        assertEquals(Optional.empty(), shape.against(text), text);
      }
    }
  }

  @Test
  void theSecondReaderAcceptsThePatchesAndSeesWhatIsWrongWithOthers() {
    SecondOpinion shape = SHAPES.getFirst();
    String valid = shape.text();
    assertTrue(shape.passesTheGuard(valid));
    assertEquals(Optional.empty(), shape.against(valid));
    assertTrue(shape.against(valid.replace("\"Allow\"", "\"Deny\"")).isPresent());
    assertTrue(shape.against(valid.replace("us-west-2", "*")).isPresent());
    assertTrue(shape.against(valid.replace("us-west-2", "us-west-1")).isPresent());
    assertTrue(shape.against(valid.replace("\"Resource\"", "\"NotResource\"")).isPresent());
    assertTrue(shape.against(valid.replace("bedrock:InvokeModel", "bedrock:*")).isPresent());
    assertTrue(shape.against(valid.replace("StringEquals", "StringLike")).isPresent());
    assertTrue(shape.against(valid.replace("2012", "2008")).isPresent());
  }
}
