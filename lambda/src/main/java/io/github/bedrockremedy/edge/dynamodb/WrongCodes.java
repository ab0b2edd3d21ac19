package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Counts wrong change codes with reads and conditional puts only: the handler that counts them may
/// not update items.
final class WrongCodes {
  private static final String WRONG = "wrong";
  private static final Duration KEPT = Duration.ofDays(30);

  /// Each failed attempt means that another guess was counted meanwhile, so this many in a row mean
  /// a flood of guesses, and none of them may pass.
  private static final int MOST_ATTEMPTS = 64;

  private final DynamoDbClient client;
  private final String table;
  private final Items items;
  private final InstantSource clock;

  WrongCodes(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
    this.clock = clock;
  }

  int count(CaseId id, int generation) {
    return items
        .get(ItemKey.wrongCodes(id, generation))
        .map(item -> ItemReader.of(item).count(WRONG))
        .orElse(0);
  }

  int add(CaseId id, int generation) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      int before = count(id, generation);
      if (put(ItemKey.wrongCodes(id, generation), before)) {
        return before + 1;
      }
    }
    throw new IllegalStateException(
        "a wrong code for " + id + " could not be counted: too many at the same time");
  }

  private boolean put(ItemKey key, int before) {
    Map<String, AttributeValue> item = key.newItem();
    item.put(WRONG, Values.number(before + 1));
    item.put(CaseTable.TTL, Values.ttl(clock.instant(), KEPT));
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item);
    if (before == 0) {
      put.conditionExpression("attribute_not_exists(#pk)")
          .expressionAttributeNames(Map.of("#pk", CaseTable.PK));
    } else {
      put.conditionExpression("#wrong = :before")
          .expressionAttributeNames(Map.of("#wrong", WRONG))
          .expressionAttributeValues(Map.of(":before", Values.number(before)));
    }
    try {
      client.putItem(put.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
