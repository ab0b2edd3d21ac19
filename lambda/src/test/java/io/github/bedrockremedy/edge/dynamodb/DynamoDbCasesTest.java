package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class DynamoDbCasesTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(10);

  private final LocalTable table = new LocalTable();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final DynamoDbCases cases =
      new DynamoDbCases(
          table.client(),
          table.name(),
          new JsonLog(new PrintStream(logged, true, StandardCharsets.UTF_8)));

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

  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
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
  void aStepIsOneTransactionOnTheVersionAndTheStatusThatWereRead() {
    Case before = Samples.pending();
    create(before);
    Case after = before.moved(CaseStatus.APPROVED, LATER).build();

    assertEquals(Stored.DONE, cases.replace(before, after, Samples.step(before, after), List.of()));

    TransactWriteItemsRequest request = table.last(TransactWriteItemsRequest.class);
    assertEquals(2, request.transactItems().size());
    Put put = request.transactItems().getFirst().put();
    assertEquals("#version = :version AND #status = :status", put.conditionExpression());
    assertEquals("7", attribute(put.expressionAttributeValues(), ":version").n());
    assertEquals("PENDING", attribute(put.expressionAttributeValues(), ":status").s());
    Put history = request.transactItems().get(1).put();
    assertEquals("attribute_not_exists(#pk)", history.conditionExpression());
    assertEquals(
        "history#2026-11-22T10:15:40.123456789Z#000008", attribute(history.item(), "sk").s());
    assertEquals(Optional.of(after), cases.find(Samples.ID));
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
  void aStaleStepIsAConflictAndLeavesNoTrace() {
    Case before = Samples.pending();
    create(before);
    Case approved = before.moved(CaseStatus.APPROVED, LATER).build();
    cases.replace(before, approved, Samples.step(before, approved), List.of());
    Case rejected = before.moved(CaseStatus.REJECTED, LATER.plusSeconds(1)).build();

    assertEquals(
        Stored.CONFLICT,
        cases.replace(before, rejected, Samples.step(before, rejected), List.of()));
    assertEquals(Optional.of(approved), cases.find(Samples.ID));
    assertEquals(2, cases.history(Samples.ID).size());
  }

  @Test
  void aRowWhoseStatusWasChangedByHandIsAConflict() {
    Case before = Samples.pending();
    create(before);
    table.edit(ItemKey.theCase(Samples.ID), "status", AttributeValue.fromS("APPROVED"));
    Case after = before.moved(CaseStatus.APPROVED, LATER).build();

    assertEquals(
        Stored.CONFLICT, cases.replace(before, after, Samples.step(before, after), List.of()));
    assertEquals(Stored.CONFLICT, cases.amend(before, before.change(LATER).build()));
  }

  @Test
  void aStepOnACaseThatIsGoneIsAConflict() {
    Case before = Samples.pending();
    Case after = before.moved(CaseStatus.APPROVED, LATER).build();

    assertEquals(
        Stored.CONFLICT, cases.replace(before, after, Samples.step(before, after), List.of()));
    assertEquals(0, table.count());
  }

  @Test
  void anAmendmentChangesTheCaseWithoutAStep() {
    Case before = Samples.pending();
    create(before);
    Case after = before.change(LATER).owes(Optional.empty(), Optional.empty()).build();

    assertEquals(Stored.DONE, cases.amend(before, after));
    assertEquals(Stored.CONFLICT, cases.amend(before, after));
    assertEquals(Optional.of(after), cases.find(Samples.ID));
    assertEquals(1, cases.history(Samples.ID).size());
  }

  @Test
  void ofManyStepsAtTheSameTimeExactlyOneIsTaken() throws Exception {
    Case before = Samples.pending();
    create(before);

    List<Stored> outcomes =
        AtOnce.run(
            16,
            i -> {
              Case after = before.moved(CaseStatus.APPROVED, LATER.plusNanos(i)).build();
              return cases.replace(before, after, Samples.step(before, after), List.of());
            });

    assertEquals(1, outcomes.stream().filter(Stored.DONE::equals).count());
    assertEquals(15, outcomes.stream().filter(Stored.CONFLICT::equals).count());
    assertEquals(2, cases.history(Samples.ID).size());
  }

  @Test
  void historyIsInTheOrderOfTimeWhateverTheFractionOfTheSecond() {
    Case c = Samples.bare();
    cases.create(c, Samples.first(c), List.of());
    for (String at :
        List.of(
            "2026-11-22T11:00:00Z",
            "2026-11-22T11:00:00.5Z",
            "2026-11-22T11:00:00.25Z",
            "2026-11-22T11:00:01Z")) {
      Case next = c.moved(CaseStatus.REPORTED, Instant.parse(at)).build();
      assertEquals(Stored.DONE, cases.replace(c, next, Samples.step(c, next), List.of()));
      c = next;
    }

    List<Step> history = cases.history(Samples.ID);

    assertEquals(Samples.first(Samples.bare()), history.getFirst());
    assertEquals(
        List.of(
            "2026-11-22T11:00:00Z",
            "2026-11-22T11:00:00.250Z",
            "2026-11-22T11:00:00.500Z",
            "2026-11-22T11:00:01Z"),
        history.stream().skip(1).map(s -> s.at().toString()).toList());
    assertEquals(Optional.of(CaseStatus.REPORTED), history.getLast().from());
    assertEquals(history.getLast(), cases.latest(Samples.ID));
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
