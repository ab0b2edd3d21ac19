package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.Errand;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class DynamoDbErrandsTest {
  private final LocalTable table = new LocalTable();
  private final DynamoDbErrands errands = new DynamoDbErrands(table.client(), table.name());

  @AfterEach
  void close() {
    table.close();
  }

  private static Errand begun(Errand.Kind kind) {
    return Errand.first(kind, Samples.NOW).begins(Samples.NOW);
  }

  @Test
  void anErrandIsReadBackConsistentlyAsItWasKept() {
    Errand kept = errands.keep(begun(Errand.Kind.DAILY)).orElseThrow();

    assertEquals(Optional.of(kept), errands.find(Errand.Kind.DAILY));
    assertTrue(table.last(GetItemRequest.class).consistentRead());
    assertEquals("look#daily", attribute(table.last(PutItemRequest.class).item(), "pk").s());
    assertEquals(Optional.empty(), errands.find(Errand.Kind.WEEKLY));
  }

  @Test
  void whoBeginsSecondBeginsNothing() {
    Errand first = errands.keep(begun(Errand.Kind.WEEKLY)).orElseThrow();
    Errand taken = errands.keep(first.begins(Samples.NOW)).orElseThrow();

    assertEquals(Optional.empty(), errands.keep(first.begins(Samples.NOW)));
    assertEquals(Optional.empty(), errands.keep(begun(Errand.Kind.WEEKLY)));
    assertEquals(Optional.of(taken), errands.find(Errand.Kind.WEEKLY));
  }

  @Test
  void itIsHeldByARunForAsLongAsThatMayLast() {
    Errand begun = begun(Errand.Kind.DAILY);
    assertTrue(begun.isHeld(Samples.NOW.plus(Duration.ofMinutes(2))));
    assertFalse(begun.isHeld(Samples.NOW.plus(Duration.ofMinutes(3))));
    assertFalse(begun.done(Samples.NOW).isHeld(Samples.NOW));
  }
}
