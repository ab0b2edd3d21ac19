package io.github.bedrockremedy.pipeline.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a proof says, for every mix of answers. A: allowed, D: denied, O: denied by an SCP, -: not
/// answered; before and after.
class ProofTest {
  @ParameterizedTest
  @CsvSource({
    "DA, DD, true",
    "AA, AA, true",
    "DD, DD, false",
    "AD, DD, false",
    "DA, DA, false",
    "DA, AD, false",
    "DD, DA, false",
    "OO, DD, ",
    "OO, OO, ",
    "OO, DA, false",
    "DA, OO, true",
    "D-, DD, ",
    "-A, DD, ",
    "DA, -D, ",
    "DA, D-, ",
    "DD, D-, false",
    "OA, DD, true",
  })
  void holdsIfAllNeededIsAllowedAndNothingElseChanged(
      String needed, String miss, @Nullable Boolean holds) {
    assertEquals(
        Optional.ofNullable(holds),
        new Proof(List.of(row("DA"), row(needed)), List.of(row("DD"), row(miss))).holds());
  }

  @Test
  void nothingIsProvedWithoutNeededCalls() {
    assertEquals(Optional.empty(), new Proof(List.of(), List.of(row("DD"))).holds());
    assertEquals(Optional.of(true), new Proof(List.of(row("DA")), List.of()).holds());
    assertEquals(Optional.empty(), Proof.NONE.holds());
  }

  @Test
  void aCallTheOrganizationForbidsDoesNotHideOneThatIsStillDenied() {
    assertEquals(Optional.of(false), new Proof(List.of(row("OO"), row("DD")), List.of()).holds());
  }

  private static Proof.Row row(String answers) {
    var probe =
        Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-1")), "us-east-1");
    return new Proof.Row("a call", probe, answer(answers.charAt(0)), answer(answers.charAt(1)));
  }

  private static Optional<Answer> answer(char letter) {
    return switch (letter) {
      case 'A' -> Optional.of(Facts.ALLOWED);
      case 'D' -> Optional.of(Facts.DENIED);
      case 'O' ->
          Optional.of(
              new Answer(
                  Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.REFUSES, List.of()));
      default -> Optional.empty();
    };
  }
}
