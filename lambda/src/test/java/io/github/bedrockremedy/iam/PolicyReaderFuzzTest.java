package io.github.bedrockremedy.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.Bent;
import io.github.bedrockremedy.KeptInputs;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
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
    aBentPolicyIsReadAsTheSlowerReaderDoes(new String(data, UTF_8));
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

  @Test
  void bentPoliciesAreReadAsTheSlowerReaderDoes() {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":"
            + "[\"bedrock:InvokeModel\"],\"Resource\":[\"*\"],\"Condition\":{\"StringEquals\":"
            + "{\"bedrock:InferenceProfileArn\":[\"x\"],\"aws:RequestedRegion\":\"unspecified\"}}},"
            + "{\"Effect\":\"Deny\",\"NotAction\":\"s3:*\",\"NotResource\":\"*\"}]}";
    Bent.texts(policy, 15_000)
        .forEach(PolicyReaderFuzzTest::aBentPolicyIsReadAsTheSlowerReaderDoes);
  }

  private static void aBentPolicyIsReadAsTheSlowerReaderDoes(String text) {
    assertEquals(outcome(PolicyReader::readAny, text), outcome(PolicyReader::read, text), text);
  }

  private static Object outcome(Function<String, PolicyDocument> reader, String text) {
    try {
      return reader.apply(text);
    } catch (PolicySyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
