package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What is written when a case was told.
class SettlingTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(60);

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases = table.cases();

  @BeforeEach
  void create() {
    cases.create(Samples.pending(), Samples.first(Samples.pending()), List.of());
  }

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void theDebtIsGoneAndTheClockSet() {
    Case before = Samples.pending();
    for (Optional<Instant> due : List.of(Optional.of(LATER), Optional.<Instant>empty())) {
      Case told = before.change(LATER).owes(Optional.empty(), due).build();

      assertEquals(Stored.DONE, cases.settle(before, told));
      assertEquals(Optional.of(told), cases.find(Samples.ID));
      before = told;
    }
    assertEquals(1, cases.history(Samples.ID).size());
  }

  /// The role's policy sees these names, and denies any other.
  @Test
  void nothingElseOfTheRowIsNamed() {
    Case before = Samples.pending();
    cases.settle(before, before.change(LATER).owes(Optional.empty(), Optional.empty()).build());

    UpdateItemRequest request = table.last(UpdateItemRequest.class);
    assertEquals(
        Set.copyOf(CaseTable.SETTLED), Set.copyOf(request.expressionAttributeNames().values()));
    assertFalse(
        (request.updateExpression() + request.conditionExpression())
            .replaceAll("[#:][A-Za-z]+", "")
            .matches(".*[a-z].*"));
  }

  @Test
  void aCaseThatMovedMeanwhileIsLeftAsItIs() {
    Case before = Samples.pending();
    Case approved = before.moved(CaseStatus.APPROVED, LATER).build();
    cases.replace(before, approved, Samples.step(before, approved), List.of());

    assertEquals(
        Stored.CONFLICT,
        cases.settle(
            before, before.change(LATER).owes(Optional.empty(), Optional.empty()).build()));
    assertEquals(Optional.of(approved), cases.find(Samples.ID));
  }

  @Test
  void aCaseThatIsGoneIsNotMadeAgain() {
    Case before = Samples.pending();
    try (LocalTable empty = new LocalTable()) {
      Stored stored = empty.cases().settle(before, before.change(LATER).build());

      assertEquals(Stored.CONFLICT, stored);
      assertEquals(0, empty.count());
    }
  }
}
