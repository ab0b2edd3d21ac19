package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.contract.WatchedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventTextTest {
  @Test
  void writingAnEventAndReadingItGivesTheSameEvent() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      CloudTrailEvent event = random(random);
      assertEquals(new EventReading.AccessDenied(event), EventReader.read(EventText.of(event)));
    }
  }

  private static CloudTrailEvent random(Random random) {
    Optional<Identity.Issuer> issuer =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Identity.Issuer("Role", some(random), some(random), some(random)));
    Optional<String> guardrail =
        List.of(
                Optional.<String>empty(),
                Optional.of("a1b2c3"),
                Optional.of("arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2c3"))
            .get(random.nextInt(3));
    return new CloudTrailEvent(
        word(random),
        Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
        word(random),
        some(random),
        word(random),
        WatchedEvents.EVENT_SOURCES.get(random.nextInt(3)),
        word(random),
        "AccessDenied" + (random.nextBoolean() ? "Exception" : ""),
        word(random),
        some(random),
        guardrail,
        guardrail.filter(_ -> random.nextBoolean()).map(_ -> random.nextBoolean() ? "DRAFT" : "7"),
        random.nextBoolean(),
        new Identity(word(random), some(random), some(random), some(random), some(random), issuer));
  }

  private static Optional<String> some(Random random) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(word(random));
  }

  private static String word(Random random) {
    var out = new StringBuilder("w");
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append("aZ09 :/\"\\{}[],\n\té…😀null".charAt(random.nextInt(18)));
    }
    return out.toString();
  }
}
