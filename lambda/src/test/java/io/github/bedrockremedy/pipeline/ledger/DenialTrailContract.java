package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every trail promises.
public interface DenialTrailContract {
  Instant CALLED = Instant.parse(Records.TIME);

  /// A trail with nothing in it.
  DenialTrail trail();

  /// A denial of the role, or of another one, on a model by number.
  static Denial denial(int model, Duration later, boolean otherRole) {
    Records record =
        Records.denied()
            .calling("us.anthropic.claude-" + model + "-20250929-v1:0")
            .with("eventTime", CALLED.plus(later).toString());
    return DenialReader.read(
        (otherRole ? record.with("userIdentity", Records.user()) : record).event());
  }

  private static void note(DenialTrail trail, int model, Duration later) {
    trail.note(Tried.of(denial(model, later, false)).orElseThrow());
  }

  private static int most(DenialTrail trail) {
    return trail.most(denial(0, Duration.ZERO, false), CALLED.plusSeconds(60));
  }

  @Test
  default void everyModelCountsOnceHoweverOftenItIsDenied() {
    DenialTrail trail = trail();
    assertEquals(0, most(trail));
    for (int again = 0; again < 3; again++) {
      for (int model = 0; model < 7; model++) {
        note(trail, model, Duration.ofSeconds(30L * again));
      }
    }
    assertEquals(7, most(trail));
    note(trail, 7, Duration.ofMinutes(-9));
    assertEquals(8, most(trail));
  }

  @Test
  default void twoPrincipalsDoNotAddUp() {
    DenialTrail trail = trail();
    for (int model = 0; model < 10; model++) {
      trail.note(Tried.of(denial(model, Duration.ZERO, model % 2 == 0)).orElseThrow());
    }
    assertEquals(5, most(trail));
  }

  @Test
  default void modelsElevenMinutesApartDoNotAddUp() {
    DenialTrail trail = trail();
    for (int model = 0; model < 4; model++) {
      note(trail, model, Duration.ZERO);
      note(trail, model + 4, Duration.ofMinutes(11));
    }
    assertEquals(4, trail.most(denial(0, Duration.ZERO, false), CALLED.plus(Duration.ofHours(1))));
    DenialTrail ten = trail();
    for (int model = 0; model < 4; model++) {
      note(ten, model, Duration.ZERO);
      note(ten, model + 4, Duration.ofMinutes(10));
    }
    assertEquals(8, most(ten));
  }

  @Test
  default void whatCameAfterThePlanIsSeenWhenItIsMadeAgain() {
    DenialTrail trail = trail();
    note(trail, 0, Duration.ZERO);
    for (int model = 1; model < 9; model++) {
      note(trail, model, Duration.ofHours(20));
    }
    Denial first = denial(0, Duration.ZERO, false);
    assertEquals(1, trail.most(first, CALLED.plusSeconds(60)));
    assertEquals(8, trail.most(first, CALLED.plus(Duration.ofHours(21))));
    assertEquals(
        0, trail.most(denial(0, Duration.ofDays(2), false), CALLED.plus(Duration.ofDays(2))));
  }

  @Test
  default void aMinuteHoldsABoundedNumber() {
    DenialTrail trail = trail();
    for (int model = 0; model < DenialTrail.MOST_A_MINUTE + 5; model++) {
      note(trail, model, Duration.ZERO);
    }
    assertEquals(DenialTrail.MOST_A_MINUTE, most(trail));
  }
}
