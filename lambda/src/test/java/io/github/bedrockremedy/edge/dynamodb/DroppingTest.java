package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.Control;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The installation drops itself to dry-run.
class DroppingTest {
  private static final Instant LATER = Samples.NOW.plusSeconds(10);

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases =
      new DynamoDbCases(table.client(), table.name(), JsonLog.standard());

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void aDropInForceKeepsItsReasonAndItsTime() {
    cases.trip("the first", Samples.NOW);
    cases.trip("the second", LATER);
    assertEquals(new Control.DryRun("the first"), cases.control());
    assertEquals(
        Samples.NOW.toString(), LocalTable.attribute(table.item(ItemKey.tripped()), "at").s());
  }

  @Test
  void aDropAfterAPersonTurnedTheSwitchTakesEffect() {
    cases.trip("the first", Samples.NOW);
    turn(LATER);
    assertEquals(new Control.Running(), cases.control());
    assertEquals(Optional.of(LATER), cases.turned());
    cases.trip("the second", LATER.plusSeconds(1));
    assertEquals(new Control.DryRun("the second"), cases.control());
  }

  @Test
  void ofDropsAtTheSameTimeOneCounts() throws Exception {
    for (int round = 0; round < 5; round++) {
      Instant at = Samples.NOW.plusSeconds(10L * round);
      turn(at);
      List<Control> seen =
          AtOnce.run(
              16,
              which -> {
                cases.trip("number " + which, at.plusSeconds(1 + which % 3));
                return cases.control();
              });
      assertEquals(Set.of(cases.control()), Set.copyOf(seen));
    }
  }

  private void turn(Instant at) {
    Map<String, AttributeValue> item = new HashMap<>(ItemKey.control().attributes());
    item.put("paused", AttributeValue.fromBool(false));
    item.put("at", Values.time(at));
    table.write(item);
  }
}
