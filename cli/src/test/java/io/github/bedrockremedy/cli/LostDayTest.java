package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.local.AccountFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the clock of every five minutes makes up for: a daily or weekly run that never began, or
/// that died.
class LostDayTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ReplayClock clock = new ReplayClock(Instant.parse("2026-03-02T06:02:00Z"));
  private final Installation installation =
      Installation.start(
          AccountFile.parse(
              "{\"AccountId\":\"618048437522\",\"RoleDetailList\":[],\"Policies\":[]}"),
          Map.of(),
          clock,
          new PrintStream(log, true, StandardCharsets.UTF_8),
          0);

  @AfterEach
  void close() {
    Cut.at(0, Cut.How.DIES_BEFORE);
    installation.close();
  }

  private void strikeAfter(Duration time) throws Exception {
    clock.advance(time);
    installation.review();
  }

  /// How often trail, rule and subscribers were looked at, and profiles of repairs.
  private String days() {
    return lines("subscribers") + " " + lines("lifeline") + " " + lines("repairs-looked-at");
  }

  private long lines(String what) {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"what\":\"" + what + "\""))
        .count();
  }

  private long alive() {
    return installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith("[Alive]"))
        .count();
  }

  @Test
  void aDailyRunThatNeverBeganIsMadeUpForAnHourLate() throws Exception {
    installation.review("daily");
    strikeAfter(DAY.plusMinutes(55));
    assertEquals("1 1 1", days());
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("2 2 2", days());
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("2 2 2", days());
  }

  @Test
  void whereEveryEventComesNothingIsDoneTwice() throws Exception {
    for (int day = 1; day <= 3; day++) {
      installation.review("daily");
      for (int strike = 0; strike < 24; strike++) {
        strikeAfter(Duration.ofHours(1));
      }
      assertEquals((day + " ").repeat(3).trim(), days());
    }
  }

  @Test
  void aDailyRunThatDiedIsMadeUpForByTheNextStrike() throws Exception {
    Cut.at(6, Cut.How.DIES_BEFORE);
    assertThrows(IllegalStateException.class, () -> installation.review("daily"));
    assertEquals("0 0 0", days());
    strikeAfter(Duration.ofMinutes(2));
    assertEquals("0 0 0", days(), "it may be at work still");
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("1 1 1", days());
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("1 1 1", days());
  }

  /// The one that fails lets the look at the account begin.
  @Test
  void aDailyRunOfWhichAPartFailedIsDoneAgainByTheNextStrike() throws Exception {
    Cut.at(3, Cut.How.SERVER_ERROR);
    installation.review("daily");
    assertEquals(0, lines("looked-ahead"));
    strikeAfter(Duration.ofMinutes(5));
    assertEquals(1, lines("looked-ahead"));
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("2 2 2", days());
  }

  @Test
  void whatDiesEachTimeIsTriedThreeTimesADay() throws Exception {
    Cut.at(6, Cut.How.DIES_BEFORE);
    assertThrows(IllegalStateException.class, () -> installation.review("daily"));
    for (int tries = 0; tries < 2; tries++) {
      clock.advance(Duration.ofMinutes(5));
      installation.aws().calls().reset();
      Cut.at(8, Cut.How.DIES_BEFORE);
      assertThrows(IllegalStateException.class, installation::review, String.valueOf(tries));
    }
    Cut.at(0, Cut.How.DIES_BEFORE);
    strikeAfter(Duration.ofMinutes(5));
    assertEquals("0 0 0", days());
    strikeAfter(DAY.plusHours(1));
    assertEquals("1 1 1", days());
  }

  @Test
  void theWeeklyMessageIsMadeUpFor() throws Exception {
    installation.review("weekly");
    assertEquals(1, alive());
    strikeAfter(DAY.multipliedBy(7));
    assertEquals(1, alive());
    strikeAfter(Duration.ofHours(1));
    assertEquals(2, alive());
    strikeAfter(Duration.ofMinutes(5));
    installation.review("weekly");
    assertEquals(2, alive(), "an event that came late tells nothing twice");
  }
}
