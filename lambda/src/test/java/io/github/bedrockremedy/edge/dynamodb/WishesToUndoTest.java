package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Wishes to undo, which lie beside the decision on the request.
class WishesToUndoTest {
  private static final PersonDecision APPROVAL = Samples.approval(2);
  private static final ItemKey KEY = ItemKey.decision(Samples.ID, 2);

  private final LocalTable table = new LocalTable();
  private final DynamoDbDecisions decisions =
      new DynamoDbDecisions(table.client(), table.name(), () -> Samples.NOW, JsonLog.standard());

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void whatWasApprovedCanBeUndoneOnce() {
    decisions.decide(APPROVAL);

    assertEquals(Optional.empty(), decisions.rollback(Samples.ID, 2));
    assertTrue(decisions.decide(undo("Jo")));
    assertFalse(decisions.decide(undo("Someone else")));
    assertEquals(Optional.of(undo("Jo")), decisions.rollback(Samples.ID, 2));
    assertEquals(Optional.of(APPROVAL), decisions.find(Samples.ID, 2));
    assertEquals("patch", attribute(table.item(ItemKey.rollback(Samples.ID, 2)), "owes").s());

    decisions.settle(undo("Jo"));
    assertFalse(table.item(ItemKey.rollback(Samples.ID, 2)).containsKey("owes"));
    assertTrue(table.item(KEY).containsKey("owes"));
  }

  @Test
  void anUndoNobodyTookInIsArmedAgain() {
    decisions.decide(undo("Jo"));

    assertEquals(List.of(undo("Jo")), decisions.overdue(Samples.NOW.plusSeconds(301), 10));
  }

  @Test
  void aWishToUndoThatWasTakenInCanBeMadeAnewAndADecisionOnARequestCannot() {
    decisions.decide(APPROVAL);
    decisions.decide(undo("Jo"));
    decisions.settle(APPROVAL);
    decisions.settle(undo("Jo"));
    assertEquals(Optional.empty(), decisions.rollback(Samples.ID, 2));

    assertFalse(decisions.decide(Samples.rejection("Someone else")));
    assertTrue(decisions.decide(undo("Someone else")));
    assertEquals(Optional.of(undo("Someone else")), decisions.rollback(Samples.ID, 2));
    assertEquals(Optional.of(APPROVAL), decisions.find(Samples.ID, 2));
  }

  @Test
  void aWishToUndoIsArmedHoweverOldItIs() {
    decisions.decide(undo("Jo"));

    assertEquals(List.of(undo("Jo")), decisions.overdue(after(Duration.ofDays(5)), 10));
    assertEquals(List.of(undo("Jo")), decisions.overdue(after(Duration.ofDays(50)), 10));
  }

  private static PersonDecision undo(String by) {
    return new PersonDecision(
        Samples.ID,
        2,
        PersonDecision.Verdict.ROLLBACK,
        "ab12",
        "",
        by,
        Approval.Via.IAM,
        "",
        Samples.NOW);
  }

  private static Instant after(Duration duration) {
    return Samples.NOW.plus(duration);
  }
}
