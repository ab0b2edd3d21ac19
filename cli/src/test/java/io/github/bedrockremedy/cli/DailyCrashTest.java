package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same as [CrashTest] for what the clock alone sets off: the daily look, upkeep, reminders and
/// notices. `-Dcut.every=1` tries every call; the ordinary build tries some.
class DailyCrashTest {
  private static final int EVERY = Integer.getInteger("cut.every", 211);
  private static final Map<Integer, Long> LEFT = Map.of(0, 1L, 1, 1L, 2, 0L);
  private static Optional<Uncut> known = Optional.empty();

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  /// Days nothing happened to.
  ///
  /// @param told subjects of the messages
  private record Uncut(int calls, List<String> told) {
    static Uncut days() throws Exception {
      if (known.isEmpty()) {
        known = Optional.of(lived());
      }
      return known.get();
    }

    private static Uncut lived() throws Exception {
      try (ADay day = new ADay()) {
        Cut.at(0, Cut.How.DIES_BEFORE);
        day.goesOn();
        assertEquals(ADay.ENDS, day.ends(), day.log());
        assertEquals(LEFT, day.ours());
        for (String begin :
            List.of("[Stray]", "[Broken]", "[Alive]", "[Cleaned up]", "[Approve?]", "[Applied]")) {
          assertTrue(
              day.told().stream().anyMatch(s -> s.startsWith(begin)), begin + " " + day.told());
        }
        return new Uncut(Cut.made(), day.told());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DIES_BEFORE", "DIES_AFTER"})
  void whereverItDiesTheDaysEndTheSame(Cut.How how) throws Exception {
    Uncut uncut = Uncut.days();
    int points = 0;
    for (int at = first(how); at <= uncut.calls(); at += EVERY) {
      try (ADay day = cut(at, how)) {
        String where = how + " at call " + at + " " + day.told();
        assertTrue(Cut.happened(), where);
        assertEquals(Set.copyOf(uncut.told()), Set.copyOf(day.told()), where);
        assertTrue(day.told().size() <= uncut.told().size() + 1, where);
        points++;
      }
    }
    System.out.printf("crash points of days %s: %d of %d calls%n", how, points, uncut.calls());
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "SERVER_ERROR", "LOST_ANSWER"})
  void whateverCallFailsTheDaysEndTheSame(Cut.How how) throws Exception {
    Uncut uncut = Uncut.days();
    int points = 0;
    for (int at = first(how); at <= uncut.calls(); at += EVERY) {
      try (ADay day = cut(at, how)) {
        points += day.told().isEmpty() ? 0 : 1;
      }
    }
    System.out.printf("failed calls of days %s: %d of %d calls%n", how, points, uncut.calls());
  }

  private static ADay cut(int at, Cut.How how) throws Exception {
    ADay day = new ADay();
    Cut.at(at, how);
    day.goesOn();
    boolean happened = Cut.happened();
    String where = how + " at call " + at + " (" + happened + ")\n" + day.log();
    assertEquals(ADay.ENDS, day.ends(), where);
    assertEquals(LEFT, day.ours(), where);
    return day;
  }

  /// Another call for each way, so that all of them together try many calls.
  private static int first(Cut.How how) {
    return 1 + 5 * how.name().length() % EVERY;
  }
}
