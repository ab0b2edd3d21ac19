package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The daily look at two accounts: neither keeps it from the other.
class AccountsInTurnTest {
  private static final String LISTING = "iam:GetAccountAuthorizationDetails";
  private static final String HOME = "111122223333";
  private static final String MEMBER = "444455556666";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ReplayClock clock = new ReplayClock(Instant.parse("2026-03-02T06:02:00Z"));
  private final Installation installation =
      Installation.start(
          account(), Map.of(), clock, new PrintStream(log, true, StandardCharsets.UTF_8), 0);

  /// The member's role that reads may list its account, too.
  private static AccountFile account() {
    try {
      return AccountFile.parse(
          Files.readString(
                  Path.of(
                      "../events/missing-destination-regions/member-account-of-another-region"
                          + "/account.json"))
              .replace("\"iam:GetRole\",", "\"iam:GetRole\",\"" + LISTING + "\","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private void strike(String task, IntSupplier left) throws Exception {
    installation.aws().calls().reset();
    byte[] input = ("{\"task\":\"" + task + "\"}").getBytes(StandardCharsets.UTF_8);
    Hurried.invoke(installation, installation.reviewHandler(), input, left);
    clock.advance(Duration.ofMinutes(5));
  }

  /// The accounts that were listed since the clock struck last.
  private List<String> listed() {
    return installation.aws().calls().list().stream()
        .filter(c -> c.action().equals(LISTING))
        .map(Call::caller)
        .map(caller -> caller.contains(HOME) ? HOME : MEMBER)
        .distinct()
        .toList();
  }

  private boolean isDone(String account) {
    return log().lines().anyMatch(l -> l.contains(account) && l.contains("\"whole\":true"));
  }

  private String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anAccountThatTakesAllTheTimeLeavesTheNextStrikeToTheOther() throws Exception {
    for (String slow : List.of(HOME, MEMBER)) {
      IntSupplier untilListed = () -> listed().contains(slow) ? 0 : Hurried.PLENTY;
      strike("daily", untilListed);
      strike("due", untilListed);
      assertTrue(isDone(slow.equals(HOME) ? MEMBER : HOME), this::log);
      assertFalse(isDone(slow), this::log);
      log.reset();
      clock.advance(Duration.ofDays(1));
    }
  }

  @Test
  void anotherAccountComesFirstEachDay() throws Exception {
    strike("daily", () -> Hurried.PLENTY);
    List<String> first = listed();
    clock.advance(Duration.ofDays(1));
    strike("daily", () -> Hurried.PLENTY);
    assertEquals(2, first.size(), this::log);
    assertNotEquals(first, listed());
  }

  @Test
  void aStrikeWithoutTimeIsNoRunOfTheDay() throws Exception {
    strike("daily", () -> 0);
    for (int i = 0; i < 30; i++) {
      strike("due", () -> 0);
    }
    assertEquals(List.of(), listed());
    strike("due", () -> Hurried.PLENTY);
    assertTrue(isDone(HOME) && isDone(MEMBER), this::log);
  }

  @Test
  void aDayWhoseOwnEventWasLostBeginsAnHourLate() throws Exception {
    strike("daily", () -> Hurried.PLENTY);
    clock.advance(Duration.ofHours(24).plusMinutes(45));
    strike("due", () -> Hurried.PLENTY);
    assertEquals(List.of(), listed());
    clock.advance(Duration.ofMinutes(10));
    strike("due", () -> Hurried.PLENTY);
    assertEquals(2, listed().size(), this::log);
    strike("daily", () -> Hurried.PLENTY);
    strike("due", () -> Hurried.PLENTY);
    assertEquals(List.of(), listed(), "once a day all the same");
  }
}
