package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueCasesTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(10);

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases = table.cases();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void dueCasesComeLongestOverdueFirstAndNoMoreThanAsked() {
    for (int i = 0; i < 5; i++) {
      create(
          due(
              "br-aaaaaaaaa" + "cadbe".charAt(i),
              Samples.NOW.plusSeconds("20314".charAt(i) - '0')));
    }

    List<Case> due = cases.due(Samples.NOW.plusSeconds(3)).limit(3).toList();

    assertEquals(
        List.of("br-aaaaaaaaaa", "br-aaaaaaaaab", "br-aaaaaaaaac"),
        due.stream().map(c -> c.id().value()).toList());
    assertEquals(4, cases.due(Samples.NOW.plusSeconds(3)).count());
    assertEquals(List.of(), cases.due(Samples.NOW.minusSeconds(1)).toList());
  }

  @Test
  void aCaseThatNoLongerHasToBeLookedAtIsNotDue() {
    Case before = due(Samples.ID.value(), Samples.NOW);
    create(before);
    assertEquals(1, table.countDue());
    cases.amend(before, before.change(LATER).owes(Optional.empty(), Optional.empty()).build());

    assertEquals(0, table.countDue());
    assertEquals(List.of(), cases.due(LATER).toList());
  }

  @Test
  void decisionsThatAreDueAreNoCases() {
    table.write(DecisionItems.write(Samples.approval(2), OverdueDecisions.PATIENCE));

    assertEquals(List.of(), cases.due(Samples.NOW.plusSeconds(3600)).toList());
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
    assertEquals(1, cases.due(Samples.NOW).count());
    assertEquals(
        "{\"what\":\"unreadable-item\",\"attribute\":\"plan\",\"item\":\"case#br-aaaaaaaaaa / case\"}",
        table.logged().strip());
  }

  private Stored create(Case c) {
    return cases.create(c, Samples.first(c), List.of());
  }

  private static Case due(String id, Instant at) {
    return Samples.pending(new CaseId(id)).change(Samples.NOW).due(at).build();
  }
}
