package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.diagnosis.GrantCondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an owner's own grant hangs on, in words that can be read aloud.
class ConditionWordsTest {
  @Test
  void aPolicyVariableAndAnExceptionAreToldAsSuch() {
    var variable =
        new Condition(
            "Resource", "policy-variable", List.of("arn:aws:bedrock:*::*/${aws:username}"));
    var exception =
        new Condition(
            "NotResource",
            "exception",
            List.of("arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0"));
    assertEquals(
        "Its own Allow holds only under a condition, which the patch does not carry: in policy own"
            + " only where the policy variable in its Resource stands for what is called; in policy"
            + " rest only where the call is not on its NotResource"
            + " arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0.",
        ConditionWords.of(
                List.of(
                    new GrantCondition("own", variable, List.of()),
                    new GrantCondition("rest", exception, List.of())))
            .orElseThrow());
    assertEquals(Optional.empty(), ConditionWords.of(List.of()));
  }
}
