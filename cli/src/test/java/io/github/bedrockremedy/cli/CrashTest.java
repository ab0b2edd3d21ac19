package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The process is cut before and after every call to AWS and to the table, from the denial to each
/// end a repair may have, and everything comes again as AWS brings it. `-Dcut.every=1` tries every
/// call; the ordinary build tries some, beginning at another one for each way to fail.
class CrashTest {
  private static final int EVERY = Integer.getInteger("cut.every", 41);

  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void whereverItDiesTheEndIsTheSame(Story story, Cut.How how) throws Exception {
    Uncut uncut = Uncut.of(story);
    int points = 0;
    for (int at = first(story, how); at <= uncut.calls(); at += EVERY) {
      String where = story + " " + how + " at call " + at;
      try (Incident incident = Incident.start()) {
        Cut.at(at, how);
        story.run(incident);
        assertTrue(Cut.happened(), where);
        Cut.at(0, how);
        assertEquals(story.steps(), incident.steps(), where + "\n" + incident.log());
        assertEquals(story.left(), incident.ours().size(), where);
        assertEquals(uncut.ours(), incident.ours(), where);
        List<String> told = ToldWords.of(incident);
        assertTrue(ToldWords.isOnceOrOneTwice(uncut.told(), told), where + " " + told);
        points++;
      }
    }
    System.out.printf("crash points %s %s: %d of %d calls%n", story, how, points, uncut.calls());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverCallFailsTheEndIsTheSame(Story story, Cut.How how) throws Exception {
    Uncut uncut = Uncut.of(story);
    int points = 0;
    for (int at = first(story, how); at <= uncut.calls(); at += EVERY) {
      String where = story + " " + how + " at call " + at;
      try (Incident incident = Incident.start()) {
        Cut.at(at, how);
        story.run(incident);
        boolean unread = Cut.wasEvidence();
        Cut.at(0, how);
        assertEquals(story.end(), incident.standing().status(), where);
        assertEquals(story.left(), incident.ours().size(), where);
        List<String> steps = incident.steps();
        List<String> told = ToldWords.of(incident);
        if (unread) {
          assertTrue(isWay(story, steps), where + " " + steps);
          List<String> tags = ToldWords.tags(told);
          assertTrue(
              ToldWords.isOnceOrOneTwice(ToldWords.expected(steps), tags), where + " " + tags);
        } else {
          assertEquals(story.steps(), steps, where);
          assertEquals(uncut.ours(), incident.ours(), where);
          assertTrue(ToldWords.isOnceOrOneTwice(uncut.told(), told), where + " " + told);
        }
        points++;
      }
    }
    System.out.printf("failed calls %s %s: %d of %d calls%n", story, how, points, uncut.calls());
  }

  /// What could not be read may change the words and lead a longer way, and no other.
  private static boolean isWay(Story story, List<String> steps) {
    return steps.equals(story.steps())
        || steps.equals(story.longer(true))
        || (story == Story.WRITTEN_ONCE_MORE && steps.equals(story.longer(false)));
  }

  static Stream<Arguments> deaths() {
    return each(Cut.How.DIES_BEFORE, Cut.How.DIES_AFTER);
  }

  static Stream<Arguments> failures() {
    return each(Cut.How.THROTTLED, Cut.How.SERVER_ERROR, Cut.How.LOST_ANSWER);
  }

  private static Stream<Arguments> each(Cut.How... ways) {
    return Stream.of(Story.values())
        .flatMap(story -> Stream.of(ways).map(way -> Arguments.of(story, way)));
  }

  /// Another call for each story and way, so that all of them together try many calls.
  private static int first(Story story, Cut.How how) {
    return 1 + (7 * story.name().length() + 5 * how.name().length()) % EVERY;
  }

  /// A story nothing happened to.
  ///
  /// @param told the messages, word for word
  /// @param ours our policies at the end
  private record Uncut(int calls, List<String> told, Map<String, String> ours) {
    private static final Map<Story, Uncut> KNOWN = new EnumMap<>(Story.class);

    static Uncut of(Story story) throws Exception {
      Optional<Uncut> known = Optional.ofNullable(KNOWN.get(story));
      return known.isPresent() ? known.get() : told(story);
    }

    private static Uncut told(Story story) throws Exception {
      try (Incident incident = Incident.start()) {
        Cut.at(0, Cut.How.DIES_BEFORE);
        story.run(incident);
        assertEquals(story.steps(), incident.steps(), incident.log());
        List<String> told = ToldWords.of(incident);
        assertEquals(ToldWords.expected(story.steps()), ToldWords.tags(told));
        var uncut = new Uncut(Cut.made(), told, incident.ours());
        KNOWN.put(story, uncut);
        return uncut;
      }
    }
  }

  @Test
  void theStreamReplayedFromItsBeginningChangesNothing() throws Exception {
    try (Incident incident = Incident.start()) {
      Story.REPAIRED_AND_UNDONE.run(incident);
      int told = incident.installation.aws().publications().size();
      long writes = incident.writes();
      incident.replayStream();
      incident.replayStream();
      assertEquals(Story.REPAIRED_AND_UNDONE.steps(), incident.steps());
      assertEquals(writes, incident.writes());
      assertEquals(told, incident.installation.aws().publications().size());
    }
  }

  @Test
  void twoWorkersOnOneCaseWriteOnePolicy() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Incident incident = Incident.auto()) {
        incident.twoWorkers();
        incident.pass(Duration.ofMinutes(11));
        assertEquals(1, incident.ours().size());
        assertEquals(List.of("APPROVED", "APPLYING", "APPLIED", "VERIFIED"), incident.steps());
      }
    }
  }
}
