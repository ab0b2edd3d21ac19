package io.github.bedrockremedy.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A policy is read in full or refused in words, and its compact text is read to the same policy.
class PolicyReaderFuzzTest {
  static List<Named<byte[]>> kept() {
    return KeptInputs.of(PolicyReaderFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    aPolicyIsReadInFullOrRefused(data);
  }

  @FuzzTest(maxDuration = "10m")
  void aPolicyIsReadInFullOrRefused(byte[] data) {
    PolicyDocument read;
    try {
      read = PolicyReader.read(new String(data, UTF_8));
    } catch (PolicySyntaxException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
      return;
    }
    String text = read.text();
    assertEquals(read, PolicyReader.read(text), text);
    assertEquals(text, PolicyReader.read(text).text());
  }
}
