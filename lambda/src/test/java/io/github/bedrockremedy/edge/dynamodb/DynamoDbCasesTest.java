package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// Cases, their requests and counts, and the kill switch, written and read back.
class DynamoDbCasesTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(10);

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases = table.cases();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void aCaseIsReadBackConsistently() {
    create(Samples.pending());

    assertEquals(Optional.of(Samples.pending()), cases.find(Samples.ID));
    assertTrue(table.last(GetItemRequest.class).consistentRead());
    assertEquals(Optional.empty(), cases.find(new CaseId("br-aaaaaaaaaa")));
  }

  @Test
  void casesAreReadTogetherConsistentlyAndThoseNotThereAreLeftOut() {
    create(Samples.pending());
    Set<CaseId> ids = new HashSet<>(Set.of(Samples.ID));
    for (int i = 0; i < 120; i++) {
      ids.add(new CaseId("br-" + "abcdefghij".charAt(i % 10) + "aaaaaaa" + letters(i)));
    }

    assertEquals(Map.of(Samples.ID, Samples.pending()), cases.find(ids));
    BatchGetItemRequest request = table.last(BatchGetItemRequest.class);
    request.requestItems().values().forEach(keys -> assertTrue(keys.consistentRead()));
    long calls = table.requests().stream().filter(BatchGetItemRequest.class::isInstance).count();
    assertEquals(2, calls, "a call reads a hundred at the most");
  }

  @Test
  void aCaseIsCreatedOnceAndTheSecondIsAConflictWhateverItsHash() {
    assertEquals(Stored.DONE, create(Samples.pending()));

    assertEquals(Stored.CONFLICT, create(Samples.pending()));
    assertEquals(Stored.CONFLICT, create(Samples.bare()));
    assertEquals(Optional.of(Samples.pending()), cases.find(Samples.ID));
    assertEquals(1, cases.history(Samples.ID).size());
  }

  @Test
  void aRequestLiesBesideTheCaseAndTheLatestCounts() {
    var first = new Request("view", "proof", "press", "code", Samples.NOW, LATER);
    var second = new Request("view2", "proof2", "press2", "code2", Samples.NOW, LATER);
    create(Samples.pending());

    cases.ask(Samples.ID, 2, first);
    cases.ask(Samples.ID, 2, second);

    assertEquals(Optional.of(second), cases.request(Samples.ID, 2));
    assertEquals(Optional.empty(), cases.request(Samples.ID, 3));
    assertEquals(Optional.of(Samples.pending()), cases.find(Samples.ID));
  }

  @Test
  void sightingsAddUpAndKeepTheEarliestAndTheLatest() throws Exception {
    assertEquals(Optional.empty(), cases.sightings(Samples.ID));

    AtOnce.run(
        8,
        i -> {
          Instant at = Samples.NOW.plusSeconds((i * 5L) % 8);
          cases.seen(Samples.ID, new Sightings(3, at, at.plusMillis(500)));
          return i;
        });

    assertEquals(
        Optional.of(new Sightings(24, Samples.NOW, Samples.NOW.plusMillis(7500))),
        cases.sightings(Samples.ID));
    assertEquals(1, table.count());
  }

  @Test
  void theKillSwitchIsOffWhenItIsAbsentAndOnWhenItIsSet() {
    assertEquals(new Control.Running(), cases.control());
    assertTrue(table.last(GetItemRequest.class).consistentRead());

    table.write(control(AttributeValue.fromBool(true)));
    assertEquals(new Control.Paused("a drill"), cases.control());

    table.write(control(AttributeValue.fromBool(false)));
    assertEquals(new Control.Running(), cases.control());
  }

  @Test
  void aKillSwitchThatCannotBeReadCountsAsPaused() {
    table.write(control(AttributeValue.fromS("no")));
    assertInstanceOf(Control.Unread.class, cases.control());
    assertTrue(cases.control().holdsWrites().isPresent());

    table.faults().next("dynamodb:GetItem", Fault.ACCESS_DENIED, 1);
    assertEquals(Optional.of("the kill switch could not be read"), cases.control().holdsWrites());
  }

  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  private Stored create(Case c) {
    return cases.create(c, Samples.first(c), List.of());
  }

  private static Map<String, AttributeValue> control(AttributeValue paused) {
    Map<String, AttributeValue> item = new HashMap<>(ItemKey.control().attributes());
    item.put("paused", paused);
    item.put("why", AttributeValue.fromS("a drill"));
    return item;
  }
}
