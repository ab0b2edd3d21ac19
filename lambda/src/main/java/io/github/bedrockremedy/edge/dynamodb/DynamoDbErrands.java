package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.pipeline.ledger.Errand;
import io.github.bedrockremedy.pipeline.ledger.Errands;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// One row for each errand beside those of the accounts, replaced by its version.
public final class DynamoDbErrands implements Errands {
  private final DynamoDbClient client;
  private final String table;
  private final Items items;

  /// @param table name of the case table
  public DynamoDbErrands(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
  }

  @Override
  public Optional<Errand> find(Errand.Kind kind) {
    return items
        .get(ItemKey.look(kind.id()))
        .map(ItemReader::of)
        .map(
            item ->
                new Errand(
                    kind,
                    item.time("owedAt"),
                    item.count("begun"),
                    item.number(CaseItems.VERSION)));
  }

  @Override
  public Optional<Errand> keep(Errand next) {
    Errand kept = next.kept();
    Map<String, AttributeValue> item = ItemKey.look(kept.kind().id()).newItem();
    item.put("owedAt", Values.time(kept.owedAt()));
    item.put("begun", Values.number(kept.begun()));
    item.put(CaseItems.VERSION, Values.number(kept.version()));
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#version) OR #version = :before")
            .expressionAttributeNames(Map.of("#version", CaseItems.VERSION))
            .expressionAttributeValues(Map.of(":before", Values.number(next.version())));
    try {
      client.putItem(put.build());
      return Optional.of(kept);
    } catch (ConditionalCheckFailedException another) {
      return Optional.empty();
    }
  }
}
