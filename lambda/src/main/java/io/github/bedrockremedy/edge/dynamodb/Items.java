package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Plain reads and writes of the table; whatever is conditional lies elsewhere.
final class Items {
  /// The most one call reads.
  ///
  /// See
  /// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html>.
  private static final int AT_ONCE = 100;

  private final DynamoDbClient client;
  private final String table;

  Items(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// The item as of the last acknowledged write.
  Optional<Map<String, AttributeValue>> get(ItemKey key) {
    GetItemResponse response =
        client.getItem(
            GetItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .consistentRead(true)
                .build());
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /// Items as of the last acknowledged write, those that are there and came back at once.
  List<Map<String, AttributeValue>> get(List<ItemKey> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<ItemKey> some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
      KeysAndAttributes asked =
          KeysAndAttributes.builder()
              .keys(some.stream().map(ItemKey::attributes).toList())
              .consistentRead(true)
              .build();
      client
          .batchGetItem(BatchGetItemRequest.builder().requestItems(Map.of(table, asked)).build())
          .responses()
          .values()
          .forEach(found::addAll);
    }
    return found;
  }

  /// Writes an item, whatever was there.
  void put(Map<String, AttributeValue> item) {
    client.putItem(PutItemRequest.builder().tableName(table).item(item).build());
  }

  /// Every item of a partition whose sort key has a prefix, in the order of the sort keys.
  List<Map<String, AttributeValue>> all(String partition, String prefix) {
    return client.queryPaginator(within(partition, prefix).build()).items().stream().toList();
  }

  /// The item with the last sort key of those.
  Optional<Map<String, AttributeValue>> last(String partition, String prefix) {
    QueryRequest request = within(partition, prefix).scanIndexForward(false).limit(1).build();
    return client.query(request).items().stream().findFirst();
  }

  private QueryRequest.Builder within(String partition, String prefix) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("#pk = :pk AND begins_with(#sk, :prefix)")
        .expressionAttributeNames(Map.of("#pk", CaseTable.PK, "#sk", CaseTable.SK))
        .expressionAttributeValues(
            Map.of(":pk", Values.text(partition), ":prefix", Values.text(prefix)));
  }

  /// What the index says is due, longest overdue first, each item read again consistently: the
  /// index lags behind the table. Pages are fetched as the stream is read.
  ///
  /// @param partitions prefix of the partitions looked for
  Stream<Map<String, AttributeValue>> due(String partitions, Instant now) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(CaseTable.DUE_INDEX)
            .keyConditionExpression("#due = :due AND #dueAt <= :now")
            .filterExpression("begins_with(#pk, :partitions)")
            .expressionAttributeNames(
                Map.of("#due", CaseTable.DUE, "#dueAt", CaseTable.DUE_AT, "#pk", CaseTable.PK))
            .expressionAttributeValues(
                Map.of(
                    ":due", Values.text(CaseTable.DUE),
                    ":now", Values.seconds(now),
                    ":partitions", Values.text(partitions)))
            .build();
    return client.queryPaginator(request).items().stream()
        .map(ItemReader::of)
        .map(i -> new ItemKey(i.text(CaseTable.PK), i.text(CaseTable.SK)))
        .flatMap(key -> get(key).stream());
  }

  /// Writes a row that carries a version, unless another one was written since.
  ///
  /// @param before the version that was read
  boolean replace(Map<String, AttributeValue> item, long before) {
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#version) OR #version = :before")
            .expressionAttributeNames(Map.of("#version", CaseItems.VERSION))
            .expressionAttributeValues(Map.of(":before", Values.number(before)));
    try {
      client.putItem(put.build());
      return true;
    } catch (ConditionalCheckFailedException another) {
      return false;
    }
  }
}
