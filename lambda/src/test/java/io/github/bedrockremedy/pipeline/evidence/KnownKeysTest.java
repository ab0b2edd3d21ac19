package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private static final String ARN = "arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2";
  private static final Denial NAMED =
      DenialReader.read(
          Records.denied()
              .with(
                  "requestParameters",
                  Map.of("guardrailIdentifier", "a1b2", "guardrailVersion", "3"))
              .event());

  @Test
  void theTagsAreThoseThatWereReadAndTheGuardrailIsTheRequests() {
    assertEquals(
        new KnownKeys(Map.of("team", "ml"), Optional.of(ARN + ":3")),
        KnownKeys.of(NAMED, Facts.known(Map.of("team", "ml"))));
    assertEquals(KnownKeys.NONE, KnownKeys.of(Facts.denial(), new PrincipalFacts.Gone()));
    assertEquals(KnownKeys.NONE, KnownKeys.of(Facts.denial(), new PrincipalFacts.NotRead("x")));
  }

  @Test
  void onlyTagsAPolicyAsksForAreHandedOver() {
    var known = new KnownKeys(Map.of("Team", "ml", "tea", "x", "stage", "prod"), Optional.of(ARN));
    HeldPolicy asks =
        Facts.inline("a", "{'Condition':{'StringEquals':{'AWS:PrincipalTag/team':'ml'}}}");
    HeldPolicy more = Facts.inline("b", "{'Resource':'${aws:PrincipalTag/stage}'}");
    assertEquals(Map.of("Team", "ml", "tea", "x"), known.askedBy(Stream.of(asks)).tags());
    assertEquals(known, known.askedBy(Stream.of(asks, more)));
    assertEquals(new KnownKeys(Map.of(), Optional.of(ARN)), known.askedBy(Stream.of()));
  }

  @Test
  void aCallOfAModelCarriesTheGuardrailAndEveryCallTheTags() {
    var known = new KnownKeys(Map.of("team", "ml"), Optional.of(ARN));
    for (Action action : List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM)) {
      assertEquals(
          Map.of("aws:PrincipalTag/team", "ml", "bedrock:GuardrailIdentifier", ARN),
          known.entries(action));
      assertEquals(Optional.of(ARN), known.value("BEDROCK:guardrailIdentifier", action));
    }
    Action apply = new Action("bedrock", "ApplyGuardrail");
    assertEquals(Map.of("aws:PrincipalTag/team", "ml"), known.entries(apply));
    assertEquals(Optional.empty(), known.value("bedrock:GuardrailIdentifier", apply));
    assertEquals(Optional.of("ml"), known.value("aws:principaltag/TEAM", apply));
    assertEquals(Optional.empty(), known.value("aws:PrincipalTag/other", apply));
  }
}
