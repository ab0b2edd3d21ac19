package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.Function;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages and records in any order, as often as AWS likes, to as many workers as it likes.
class DeliveryTest {
  private static final String TIME = "2025-10-12T14:03:21Z";
  private static final Instant FIRST = Instant.parse(TIME);
  private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final List<String> MODELS =
      List.of(MODEL, "anthropic.claude-haiku-4-5-20251001-v1:0");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void messagesInAnyOrderAndThriceAreTheSameCases(int seed) throws Exception {
    List<String> messages = new ArrayList<>();
    for (String model : MODELS) {
      for (int minute = 0; minute < 5; minute++) {
        String at = FIRST.plus(Duration.ofMinutes(minute)).toString();
        String event = Incident.event().replace(MODEL, model).replace(TIME, at);
        messages.addAll(List.of(event, event, event));
      }
    }
    var random = new Random(seed);
    Collections.shuffle(messages, random);
    try (Incident incident = Incident.start()) {
      incident.clock.advance(Duration.ofMinutes(10));
      for (int from = 0; from < messages.size(); ) {
        int to = Math.min(messages.size(), from + 1 + random.nextInt(9));
        incident.installation.deliver(messages.subList(from, to));
        incident.clock.advance(Duration.ofSeconds(61));
        from = to;
      }
      incident.installation.deliver(List.of("{}"));
      assertEquals(2, incident.cases());
      assertEquals(2, incident.cases("PENDING"));
      assertEquals(2, incident.requests());
      assertEquals(
          new Sightings(15, FIRST, FIRST.plus(Duration.ofMinutes(4))),
          incident.installation.ledger().sightings(Incident.id()).orElseThrow());
    }
  }

  @Test
  void recordsOfTheStreamTwiceInABatchAndTheBatchTwiceAreOneWriteAndOneMessage() throws Exception {
    try (Incident incident = Incident.auto()) {
      taken(incident);
      Map<String, Function> twice = new HashMap<>();
      incident
          .installation
          .effects()
          .forEach(
              (owes, function) ->
                  twice.put(
                      owes,
                      event -> {
                        function.invoke(doubled(event));
                        return function.invoke(doubled(event));
                      }));
      try (StreamMapping stream =
          StreamMapping.open(
              incident.installation.aws(), incident.installation.settings().table(), twice, 3)) {
        stream.drain();
      }
      incident.pass(Duration.ofMinutes(2));
      assertEquals(
          List.of("APPROVED", "APPLYING", "APPLIED", "VERIFIED"), incident.steps(), incident.log());
      assertEquals(1, incident.writes());
      assertEquals(2, incident.installation.aws().publications().size());
    }
  }

  @Test
  void twoWorkersThatTakeTheSameMessageMakeOneCaseAndAskOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Incident incident = Incident.start()) {
        atOnce(() -> taken(incident));
        incident.installation.settle();
        assertEquals(1, incident.cases());
        assertEquals(1, incident.requests());
        assertEquals(CaseStatus.PENDING, incident.standing().status());
      }
    }
  }

  @Test
  void twoWorkersThatUndoTheSameCaseRemoveOnceAndTellOnce() throws Exception {
    try (Incident incident = Incident.auto().deliver()) {
      incident.pass(Duration.ofMinutes(2));
      int told = incident.installation.aws().publications().size();
      incident.undoUnseen();
      atOnce(
          () -> {
            incident.replayStream();
            return true;
          });
      incident.installation.settle();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertEquals(
          List.of("APPROVED", "APPLYING", "APPLIED", "VERIFIED", "ROLLBACK", "ROLLED_BACK"),
          incident.steps());
      int more = incident.installation.aws().publications().size() - told;
      assertTrue(more == 1 || more == 2, "told once, or the same twice: " + more);
      assertEquals(Map.of(), incident.ours());
    }
  }

  private static byte[] taken(Incident incident) throws Exception {
    return incident
        .installation
        .denials()
        .invoke(
            LambdaEvents.sqsBatch(
                incident.installation.settings().queueArn(), List.of(Incident.event())));
  }

  private static byte[] doubled(byte[] event) throws Exception {
    Map<String, Object> read = JSON.std.mapFrom(event);
    List<Object> records = new ArrayList<>();
    for (Object record : (List<?>) read.getOrDefault("Records", List.of())) {
      records.add(record);
      records.add(record);
    }
    read.put("Records", records);
    return JSON.std.asBytes(read);
  }

  private static void atOnce(Callable<?> work) throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      Callable<Object> one = work::call;
      for (Future<Object> done : workers.invokeAll(List.of(one, one))) {
        done.get();
      }
    }
  }
}
