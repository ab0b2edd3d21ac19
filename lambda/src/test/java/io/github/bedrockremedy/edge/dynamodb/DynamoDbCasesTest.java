package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
          LocalTable.NAME,
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
    Case after = before.to(CaseStatus.APPROVED, LATER);

    assertEquals(Stored.DONE, cases.replace(before, after, Samples.step(before, after), List.of()));

    TransactWriteItemsRequest request = table.last(TransactWriteItemsRequest.class);
    assertEquals(2, request.transactItems().size());
    Put put = request.transactItems().getFirst().put();
    assertEquals("#version = :version AND #status = :status", put.conditionExpression());
    assertEquals("7", put.expressionAttributeValues().get(":version").n());
    assertEquals("PENDING", put.expressionAttributeValues().get(":status").s());
    Put history = request.transactItems().get(1).put();
    assertEquals("attribute_not_exists(#pk)", history.conditionExpression());
    assertEquals("history#2026-11-22T10:15:40.123456789Z#000008", history.item().get("sk").s());
    assertEquals(Optional.of(after), cases.find(Samples.ID));
  }

  @Test
  void aStaleStepIsAConflictAndLeavesNoTrace() {
    Case before = Samples.pending();
    create(before);
    Case approved = before.to(CaseStatus.APPROVED, LATER);
    cases.replace(before, approved, Samples.step(before, approved), List.of());
    Case rejected = before.to(CaseStatus.REJECTED, LATER.plusSeconds(1));

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
    Case after = before.to(CaseStatus.APPROVED, LATER);

    assertEquals(
        Stored.CONFLICT, cases.replace(before, after, Samples.step(before, after), List.of()));
    assertEquals(Stored.CONFLICT, cases.amend(before, before.change(LATER).build()));
  }

  @Test
  void aStepOnACaseThatIsGoneIsAConflict() {
    Case before = Samples.pending();
    Case after = before.to(CaseStatus.APPROVED, LATER);

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
        atOnce(
            16,
            i -> {
              Case after = before.to(CaseStatus.APPROVED, LATER.plusNanos(i));
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
      Case next = c.to(CaseStatus.REPORTED, Instant.parse(at));
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
  }

  @Test
  void sightingsAddUpAndKeepTheEarliestAndTheLatest() throws Exception {
    assertEquals(Optional.empty(), cases.sightings(Samples.ID));

    atOnce(
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
    assertInstanceOf(Control.Paused.class, cases.control());

    table.client().deleteTable(r -> r.tableName(LocalTable.NAME));
    Control.Paused paused = assertInstanceOf(Control.Paused.class, cases.control());
    assertTrue(paused.why().contains("could not be read"), paused.why());
  }

  @Test
  void dueCasesComeLongestOverdueFirstAndNoMoreThanAsked() {
    for (int i = 0; i < 5; i++) {
      create(
          due(
              "br-aaaaaaaaa" + "cadbe".charAt(i),
              Samples.NOW.plusSeconds("20314".charAt(i) - '0')));
    }

    List<Case> due = cases.due(Samples.NOW.plusSeconds(3), 3);

    assertEquals(
        List.of("br-aaaaaaaaaa", "br-aaaaaaaaab", "br-aaaaaaaaac"),
        due.stream().map(c -> c.id().value()).toList());
    assertEquals(4, cases.due(Samples.NOW.plusSeconds(3), 10).size());
    assertEquals(List.of(), cases.due(Samples.NOW.minusSeconds(1), 10));
  }

  @Test
  void aCaseThatNoLongerHasToBeLookedAtIsNotDue() {
    Case before = due(Samples.ID.value(), Samples.NOW);
    create(before);
    cases.amend(before, before.change(LATER).owes(Optional.empty(), Optional.empty()).build());

    assertEquals(List.of(), cases.due(LATER, 10));
  }

  @Test
  void decisionsThatAreDueAreNoCases() {
    table.write(DecisionItems.write(Samples.approval(2), OverdueDecisions.PATIENCE));

    assertEquals(List.of(), cases.due(Samples.NOW.plusSeconds(3600), 10));
  }

  @Test
  void aRowNobodyCanReadIsAnErrorForItsOwnCaseAndHoldsUpNoOther() {
    create(due("br-aaaaaaaaaa", Samples.NOW));
    create(due("br-bbbbbbbbbb", Samples.NOW));
    table.remove(ItemKey.theCase(new CaseId("br-aaaaaaaaaa")), "plan");

    UnreadableItem thrown =
        assertThrows(UnreadableItem.class, () -> cases.find(new CaseId("br-aaaaaaaaaa")));
    assertEquals(
        "the item case#br-aaaaaaaaaa / case cannot be read: its attribute 'plan' is missing",
        thrown.getMessage());
    assertEquals(1, cases.due(Samples.NOW, 10).size());
    assertEquals(
        "{\"what\":\"unreadable-item\",\"attribute\":\"plan\",\"item\":\"case#br-aaaaaaaaaa / case\"}",
        logged.toString(StandardCharsets.UTF_8).strip());
  }

  private Stored create(Case c) {
    return cases.create(c, Samples.first(c), List.of());
  }

  private static Case due(String id, Instant at) {
    return Samples.pending(new CaseId(id)).change(Samples.NOW).due(at).build();
  }

  private static Map<String, AttributeValue> control(AttributeValue paused) {
    Map<String, AttributeValue> item = new HashMap<>(ItemKey.control().attributes());
    item.put("paused", paused);
    item.put("why", AttributeValue.fromS("a drill"));
    return item;
  }

  static <T> List<T> atOnce(int threads, java.util.function.IntFunction<T> task) throws Exception {
    List<Callable<T>> tasks =
        IntStream.range(0, threads).<Callable<T>>mapToObj(i -> () -> task.apply(i)).toList();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
