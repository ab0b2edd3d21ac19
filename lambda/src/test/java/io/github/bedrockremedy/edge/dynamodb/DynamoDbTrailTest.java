package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.DenialTrail;
import io.github.bedrockremedy.pipeline.ledger.DenialTrailContract;
import io.github.bedrockremedy.pipeline.ledger.Tried;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class DynamoDbTrailTest implements DenialTrailContract {
  private LocalTable table = new LocalTable();

  @Override
  public DenialTrail trail() {
    table = new LocalTable();
    return new DynamoDbTrail(table.client(), table.name());
  }

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void aModelIsAddedToTheSetOfItsMinute() {
    trail().note(new Tried("abc", "m1", 29_000_000));
    UpdateItemRequest update = table.last(UpdateItemRequest.class);
    assertEquals(
        Map.of(
            CaseTable.PK,
            AttributeValue.fromS("principal#abc"),
            CaseTable.SK,
            AttributeValue.fromS("0029000000")),
        update.key());
    assertEquals("ADD #models :model SET #ttl = :ttl", update.updateExpression());
    assertEquals(
        "attribute_not_exists(#models) OR size(#models) < :most", update.conditionExpression());
    Map<String, AttributeValue> item = table.item(ItemKey.tried("abc", 29_000_000));
    assertEquals(List.of("m1"), LocalTable.attribute(item, "models").ss());
    long kept = Long.parseLong(LocalTable.attribute(item, CaseTable.TTL).n()) - 29_000_000L * 60;
    assertEquals(Duration.ofDays(4).toSeconds(), kept);
    assertTrue(!item.containsKey(CaseTable.OWES) && !item.containsKey(CaseTable.DUE));
  }

  @Test
  void itIsReadConsistentlyAndOnlyForTheMinutesAskedFor() {
    DenialTrail trail = trail();
    trail.note(new Tried("abc", "m1", 999));
    trail.note(new Tried("abc", "m2", 1_000));
    trail.note(new Tried("abc", "m3", 1_001));
    assertEquals(Map.of(1_000L, Set.of("m2")), trail.noted("abc", 1_000, 1_000));
    assertTrue(table.last(QueryRequest.class).consistentRead());
  }

  @Test
  void ofManyAtOnceNoneIsLostAndOneSeesThemAll() throws Exception {
    DenialTrail trail = trail();
    List<Integer> seen =
        AtOnce.run(
            16,
            i -> {
              trail.note(new Tried("abc", "m" + i, 1_000 + i % 3));
              return trail.noted("abc", 990, 1_010).values().stream().mapToInt(Set::size).sum();
            });
    assertTrue(seen.contains(16), seen.toString());
  }
}
