package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Steps of a case and changes without one: each is taken once, on the row that was read.
class StepsOfCasesTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(10);

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases = table.cases();

  @AfterEach
  void close() {
    table.close();
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

  private Stored create(Case c) {
    return cases.create(c, Samples.first(c), List.of());
  }
}
