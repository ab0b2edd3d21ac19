package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.TargetResolver;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForeseenCallTest {
  private static final Arn DENIED = Arn.parse(Records.model("us-west-2")).orElseThrow();
  private static final Instant NOW = Instant.parse("2026-11-22T06:02:00.5Z");

  private static CloudTrailEvent foreseen() {
    return ForeseenCall.of(
        Arn.parse(Records.ROLE_ARN).orElseThrow(),
        Records.ROLE_ID,
        new Region("us-east-1"),
        Action.INVOKE_MODEL,
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        DENIED,
        NOW);
  }

  @Test
  void itIsKeptAndReadBackLikeADenial() {
    EventReading read = EventReader.read(EventText.of(foreseen()));
    assertEquals(foreseen(), assertInstanceOf(EventReading.AccessDenied.class, read).event());
  }

  @Test
  void itIsTheCaseALaterDenialIs() {
    CloudTrailEvent later = Records.denied().event();
    assertEquals(CaseKey.of(DenialReader.read(later)), CaseKey.of(DenialReader.read(foreseen())));
    CloudTrailEvent again = ForeseenCall.again(later, Action.INVOKE_MODEL, DENIED, NOW);
    assertEquals(CaseKey.of(DenialReader.read(later)), CaseKey.of(DenialReader.read(again)));
  }

  @Test
  void theCallOfAUserIsAUsers() {
    CloudTrailEvent foreseen =
        ForeseenCall.of(
            Arn.parse("arn:aws:iam::618048437522:user/team/ada").orElseThrow(),
            "AIDAADA",
            new Region("us-east-1"),
            Action.INVOKE_MODEL,
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            DENIED,
            NOW);
    EventReading read = EventReader.read(EventText.of(foreseen));
    assertEquals(foreseen, assertInstanceOf(EventReading.AccessDenied.class, read).event());
    PatchTarget.UserInlinePolicy target =
        assertInstanceOf(
            PatchTarget.UserInlinePolicy.class,
            TargetResolver.resolve(DenialReader.read(foreseen)));
    assertEquals("arn:aws:iam::618048437522:user/team/ada", target.arn().toString());
    assertEquals("AIDAADA", target.uniqueId());
  }

  @Test
  void itsIdSaysWhatItIs() {
    assertTrue(ForeseenCall.is(foreseen().id()));
    assertFalse(ForeseenCall.is(Records.denied().event().id()));
  }
}
