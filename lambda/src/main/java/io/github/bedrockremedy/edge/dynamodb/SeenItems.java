package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// How often a denial was seen, apart from the case, so that counting disturbs no step.
final class SeenItems {
  private static final String FIRST = "first";
  private static final String LAST = "last";

  /// What storms bring: calls later than all counted before. One write.
  private static final String ADD_LATER =
      "ADD #count :count SET #first = if_not_exists(#first, :first), #last = :last, #ttl = :ttl";

  private static final String LATER =
      "attribute_not_exists(#last) OR (#last <= :last AND #first <= :first)";
  private static final String ADD =
      "ADD #count :count SET #first = if_not_exists(#first, :first),"
          + " #last = if_not_exists(#last, :last), #ttl = :ttl";

  private final DynamoDbClient client;
  private final String table;

  SeenItems(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  void add(CaseId id, Sightings more) {
    ItemKey key = ItemKey.seen(id);
    try {
      client.updateItem(adding(key, ADD_LATER, more).conditionExpression(LATER).build());
    } catch (ConditionalCheckFailedException outOfOrder) {
      addOutOfOrder(key, more);
    }
  }

  /// Deliveries come in any order: what was counted before bounds the time on both sides.
  private void addOutOfOrder(ItemKey key, Sightings more) {
    UpdateItemRequest request = adding(key, ADD, more).returnValues(ReturnValue.ALL_NEW).build();
    Sightings now = read(client.updateItem(request).attributes());
    if (more.first().isBefore(now.first())) {
      move(key, FIRST, "<", more.first());
    }
    if (more.last().isAfter(now.last())) {
      move(key, LAST, ">", more.last());
    }
  }

  private UpdateItemRequest.Builder adding(ItemKey key, String expression, Sightings more) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key.attributes())
        .updateExpression(expression)
        .expressionAttributeNames(
            Map.of("#count", "count", "#first", FIRST, "#last", LAST, "#ttl", CaseTable.TTL))
        .expressionAttributeValues(
            Map.of(
                ":count", Values.number(more.count()),
                ":first", Values.seconds(more.first()),
                ":last", Values.seconds(more.last()),
                ":ttl", Values.ttl(more.last(), CaseItems.KEPT)));
  }

  /// Moves a bound outwards, unless someone else has moved it further meanwhile.
  private void move(ItemKey key, String bound, String comparison, Instant to) {
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(key.attributes())
              .updateExpression("SET #bound = :to")
              .conditionExpression(":to " + comparison + " #bound")
              .expressionAttributeNames(Map.of("#bound", bound))
              .expressionAttributeValues(Map.of(":to", Values.seconds(to)))
              .build());
    } catch (ConditionalCheckFailedException further) {
      // The bound already lies further out.
    }
  }

  static Sightings read(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    return new Sightings(item.number("count"), item.seconds(FIRST), item.seconds(LAST));
  }
}
