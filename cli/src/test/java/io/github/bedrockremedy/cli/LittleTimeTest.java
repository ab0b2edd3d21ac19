package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.dynamodb.CaseListing;
import io.github.bedrockremedy.local.LambdaEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Handlers that stop in time: what they have no time for comes again, and nothing is lost, told
/// or counted twice.
class LittleTimeTest {
  /// What one call of an account that takes its time costs.
  private static final int SLOW = 3_000;

  private static final byte[] STRIKE = "{}".getBytes(StandardCharsets.UTF_8);

  private static List<String> three() {
    return List.of(
        Incident.event(),
        Incident.event().replace("sonnet-4-5-20250929", "sonnet-4-20250514"),
        Incident.event().replace("sonnet-4-5-20250929", "haiku-4-5-20251001"));
  }

  /// The time a function has left where each call of AWS takes seconds.
  private static IntSupplier slow(Incident incident) {
    long before = incident.awsCalls();
    return () -> Hurried.PLENTY - SLOW * (int) (incident.awsCalls() - before);
  }

  /// Delivers messages as the queue would, once, and says which of them come again.
  private static List<String> deliver(Incident incident, List<String> messages) throws Exception {
    byte[] batch = LambdaEvents.sqsBatch(incident.installation.settings().queueArn(), messages);
    String answer =
        new String(
            Hurried.invoke(
                incident.installation,
                incident.installation.denialHandler(),
                batch,
                slow(incident)),
            StandardCharsets.UTF_8);
    List<String> again = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (answer.contains("\"" + LambdaEvents.messageId(i) + "\"")) {
        again.add(messages.get(i));
      }
    }
    return again;
  }

  @Test
  void newCasesABatchHasNoTimeForComeAgainAndAreCountedOnce() throws Exception {
    try (Incident incident = Incident.start()) {
      List<String> left = new ArrayList<>(three());
      left.addAll(three());
      int deliveries = 0;
      for (; !left.isEmpty() && deliveries < 9; deliveries++) {
        left = deliver(incident, left);
        assertTrue(left.isEmpty() || incident.log().contains("batch-cut-short"), incident::log);
        assertEquals(deliveries + 1, incident.cases(), incident::log);
      }
      assertEquals(3, deliveries);
      assertEquals(3, incident.requests());
      // Counts are kept for a minute.
      incident.clock.advance(Duration.ofMinutes(2));
      incident.deliver();
      incident.clock.advance(Duration.ofMinutes(2));
      incident.deliver();
      assertEquals(
          4, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
    }
  }

  @Test
  void aRepeatDoesNotWaitBehindANewCase() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      List<String> batch = three().reversed();
      assertEquals(List.of(batch.get(1)), deliver(incident, batch));
      assertEquals(2, incident.cases());
    }
  }

  /// What the stream brings of three new cases, and time for two messages; each record is told in
  /// the end, and once.
  @Test
  void recordsThereIsNoTimeForComeAgainAndNobodyIsToldTwice() throws Exception {
    try (Incident incident = Incident.start()) {
      incident
          .installation
          .denials()
          .invoke(LambdaEvents.sqsBatch(incident.installation.settings().queueArn(), three()));
      List<String> ids =
          new CaseListing(
                  incident.installation.dynamoDb(), incident.installation.settings().table())
              .all().stream().map(c -> c.id().value()).toList();
      int[] left = {14_200};
      String again = stream(incident, HandlerActions.NOTIFICATION, ids, () -> left[0] -= 500);
      assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + ids.get(2) + "\"}]}", again);
      assertEquals(3, incident.requests(), incident::log);
      assertTrue(
          incident.log().contains("\"what\":\"batch-cut-short\",\"count\":1"), incident::log);
    }
  }

  @Test
  void aWriteThereIsNoTimeForIsNotBegun() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.person().decide("approve", "Ada", "because");
      String id = Incident.id().value();
      int[] asked = {0};
      String again =
          stream(incident, HandlerActions.PATCH, List.of(id), () -> asked[0]++ == 0 ? 22_000 : 0);
      assertTrue(again.contains(id), again);
      assertEquals(1, asked[0]);
      assertEquals(1, incident.writes(), "the stream brought it again");
    }
  }

  /// Brings a handler records of cases, each numbered by the case's id.
  private static String stream(
      Incident incident, HandlerActions handler, List<String> ids, IntSupplier left)
      throws Exception {
    String records =
        ids.stream()
            .map(
                id ->
                    "{\"dynamodb\":{\"SequenceNumber\":\"%s\",\"Keys\":{\"pk\":{\"S\":\"case#%s\"},\"sk\":{\"S\":\"case\"}}}}"
                        .formatted(id, id))
            .collect(Collectors.joining(","));
    return new String(
        Hurried.invoke(
            incident.installation,
            incident.installation.atStream(handler),
            ("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8),
            left),
        StandardCharsets.UTF_8);
  }

  /// Three cases whose request nobody decided, and time for one of them.
  @Test
  void theClockStopsInTimeAndGoesOnWhenItStrikesNext() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(three());
      incident.clock.advance(Duration.ofDays(4));
      strike(incident, 1);
      assertEquals(1, incident.cases("EXPIRED"), incident::log);
      assertTrue(
          incident.log().contains("\"what\":\"review-cut-short\",\"count\":2"), incident::log);
      strike(incident, 1);
      strike(incident, 9);
      assertEquals(3, incident.cases("EXPIRED"), incident::log);
    }
  }

  @Test
  void whatAnHourLeavesWaitingIsToldThoughTheClockHadNoTimeForAllOfIt() throws Exception {
    Map<String, String> environment = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(environment)) {
      incident.installation.deliver(three());
      assertEquals(2, incident.cases("PLANNED"), incident::log);
      Instant hour = Instant.parse("2025-10-12T15:00:00Z");
      incident.clock.advance(
          Duration.between(incident.clock.instant(), hour.minus(Duration.ofMinutes(6))));
      strike(incident, 1);
      assertEquals(List.of("[Waiting] at least 1 more cases in 618048437522"), waiting(incident));
      incident.clock.advance(Duration.ofMinutes(5));
      strike(incident, 99);
      assertEquals("[Waiting] 2 more cases in 618048437522", waiting(incident).getLast());
      assertEquals(1, incident.requests());
    }
  }

  @Test
  void theWeeklyMessageSaysThatItCountedNotAllWhereItHadNoTime() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(three());
      int[] asked = {0};
      Hurried.invoke(
          incident.installation,
          incident.installation.reviewHandler(),
          "{\"task\":\"weekly\"}".getBytes(StandardCharsets.UTF_8),
          () -> asked[0]++ < 2 ? Hurried.PLENTY : 0);
      assertTrue(incident.mail().contains("It watches at least 2 cases"), incident.mail());
    }
  }

  /// Messages about what waits.
  private static List<String> waiting(Incident incident) {
    return incident.installation.aws().publications().stream()
        .map(p -> p.subject().orElse(""))
        .filter(s -> s.startsWith("[Waiting]"))
        .toList();
  }

  /// A strike of the clock with time for so many cases.
  private static void strike(Incident incident, int cases) throws Exception {
    int[] asked = {0};
    Hurried.invoke(
        incident.installation,
        incident.installation.reviewHandler(),
        STRIKE,
        () -> asked[0]++ < cases ? Hurried.PLENTY : 0);
  }
}
