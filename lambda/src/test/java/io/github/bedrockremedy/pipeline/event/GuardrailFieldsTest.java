package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.Records;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where in a request's parameters a guardrail may stand, and what is not taken for one.
class GuardrailFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~guardrailIdentifier~:~a1~,~guardrailVersion~:~2~ | a1 | 2",
        "~guardrailConfig~:{~guardrailIdentifier~:~a1~,~trace~:{~x~:[1]},~guardrailVersion~:~DRAFT~} | a1 | DRAFT",
        "~X-Amzn-Bedrock-GuardrailIdentifier~:~a1~,~x-amzn-bedrock-guardrailversion~:~2~ | a1 | 2",
        "~guardrailIdentifier~:~arn:aws:bedrock:us-east-1:618048437522:guardrail/a1~ | arn:aws:bedrock:us-east-1:618048437522:guardrail/a1 | ",
        "~guardrailIdentifier~:~a1~,~guardrailConfig~:{~guardrailIdentifier~:~a1~} | a1 | ",
        "~guardrailIdentifier~:~a1~,~guardrailConfig~:{~guardrailIdentifier~:~b2~} |  | ",
        "~guardrailIdentifier~:~a1~,~guardrailVersion~:~1~,~guardrailConfig~:{~guardrailVersion~:~2~} |  | ",
        "~guardrailIdentifier~:~A1 or *~,~guardrailVersion~:~2~ |  | ",
        "~guardrailIdentifier~:~a1~,~guardrailVersion~:~newest~ | a1 | ",
        "~guardrailIdentifier~:{~x~:~a1~} |  | ",
        "~guardrailConfig~:~a1~ |  | ",
        "~guardrailVersion~:~2~ |  | ",
        "~guardrail~:~a1~ |  | ",
      })
  void isRead(
      String parameters,
      @org.jspecify.annotations.Nullable String identifier,
      @org.jspecify.annotations.Nullable String version) {
    String json =
        Records.denied()
            .json()
            .replaceFirst("\"requestParameters\":\\{", "$0" + parameters.replace('~', '"') + ",");
    var denied = assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(json));
    assertEquals(Optional.ofNullable(identifier), denied.event().guardrailId());
    assertEquals(Optional.ofNullable(version), denied.event().guardrailVersion());
    assertEquals(Optional.of(Records.PROFILE), denied.event().modelId());
    String elsewhere = json.replace("\"requestParameters\"", "\"additionalEventData\"");
    var other = assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(elsewhere));
    assertEquals(Optional.empty(), other.event().guardrailId());
  }
}
