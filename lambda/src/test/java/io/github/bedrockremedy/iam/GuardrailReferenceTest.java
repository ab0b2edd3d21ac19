package io.github.bedrockremedy.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardrailReferenceTest {
  private static final Region HOME = new Region("us-east-1");
  private static final String OURS = "618048437522";
  private static final String ARN = "arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2";

  @ParameterizedTest
  @ValueSource(strings = {"a1b2", ARN})
  void anIdAndAnArnNameTheSameGuardrail(String identifier) {
    assertEquals(
        Optional.of(new GuardrailReference(Arn.parse(ARN).orElseThrow(), Optional.of("7"))),
        GuardrailReference.parse(identifier, Optional.of("7"), HOME, OURS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A1B2",
        "a1b2:1",
        "a-b",
        "a`",
        "a{",
        "a/",
        "a:",
        "a1b2/",
        "*",
        "arn:aws:bedrock:us-east-1:618048437522:guardrail/",
        "arn:aws:bedrock:us-east-1:618048437522:guardrail/A",
        "arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2:1",
        "arn:aws:bedrock:us-east-1:618048437522:guardrail-profile/a1b2",
        "arn:aws:bedrock:us-east-1::guardrail/a1b2",
        "arn:aws:bedrock::618048437522:guardrail/a1b2",
        "arn:aws:s3:us-east-1:618048437522:guardrail/a1b2",
        "arn:aws:bedrock:nowhere:618048437522:guardrail/a1b2"
      })
  void whatIsNeitherIsNotRead(String identifier) {
    assertFalse(GuardrailReference.isIdentifier(identifier));
    assertEquals(
        Optional.empty(), GuardrailReference.parse(identifier, Optional.empty(), HOME, OURS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-west-2:618048437522:guardrail/a1b2",
        "arn:aws-cn:bedrock:us-east-1:618048437522:guardrail/a1b2"
      })
  void oneOfAnotherRegionOrPartitionIsOfNoCallHere(String arn) {
    assertTrue(GuardrailReference.isIdentifier(arn));
    assertEquals(Optional.empty(), GuardrailReference.parse(arn, Optional.empty(), HOME, OURS));
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, true",
    "1, true",
    "12345678, true",
    "123456789, false",
    "0, false",
    "01, false",
    "'', false",
    "draft, false",
    "1a, false",
    "1/, false",
    "1:, false",
    "LATEST, false"
  })
  void aVersionIsANumberOrTheDraft(String version, boolean is) {
    assertEquals(is, GuardrailReference.isVersion(version));
    Optional<GuardrailReference> read =
        GuardrailReference.parse(ARN, Optional.of(version), HOME, OURS);
    assertEquals(is, read.flatMap(GuardrailReference::version).isPresent());
  }

  @Test
  void theConditionKeyHasTheNumberButNotTheDraft() {
    assertEquals(Optional.of(ARN), condition(Optional.of("DRAFT")));
    assertEquals(Optional.of(ARN + ":7"), condition(Optional.of("7")));
    assertEquals(Optional.empty(), condition(Optional.empty()));
  }

  private static Optional<String> condition(Optional<String> version) {
    return GuardrailReference.parse("a1b2", version, HOME, OURS)
        .flatMap(GuardrailReference::asCondition);
  }
}
