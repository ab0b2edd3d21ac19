package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.DenialTrail;
import io.github.bedrockremedy.pipeline.ledger.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The trail as items of the table, one for each principal and minute, each a set of models: adding
/// to a set is one write and never loses another one's.
public final class DynamoDbTrail implements DenialTrail {
  /// Longer than any request lasts, so that a write is told of a storm since it was planned.
  private static final Duration KEPT = Duration.ofDays(4);

  private static final String MODELS = "models";

  private final DynamoDbClient client;
  private final String table;

  /// @param table name of the case table
  public DynamoDbTrail(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void note(Tried tried) {
    Instant at = Instant.ofEpochSecond(tried.minute() * 60);
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(ItemKey.tried(tried.principal(), tried.minute()).attributes())
              .updateExpression("ADD #models :model SET #ttl = :ttl")
              .conditionExpression("attribute_not_exists(#models) OR size(#models) < :most")
              .expressionAttributeNames(Map.of("#models", MODELS, "#ttl", CaseTable.TTL))
              .expressionAttributeValues(
                  Map.of(
                      ":model", AttributeValue.fromSs(List.of(tried.model())),
                      ":most", Values.number(MOST_A_MINUTE),
                      ":ttl", Values.ttl(at, KEPT)))
              .build());
    } catch (ConditionalCheckFailedException _) {
      // The minute is full, which says enough.
    }
  }

  @Override
  public SortedMap<Long, Set<String>> noted(String principal, long from, long to) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#pk", CaseTable.PK, "#sk", CaseTable.SK))
            .expressionAttributeValues(
                Map.of(
                    ":pk", Values.text(ItemKey.tried(principal, from).partition()),
                    ":from", Values.text(ItemKey.tried(principal, from).sort()),
                    ":to", Values.text(ItemKey.tried(principal, to).sort())))
            .build();
    SortedMap<Long, Set<String>> noted = new TreeMap<>();
    client
        .queryPaginator(request)
        .items()
        .forEach(
            item ->
                noted.put(
                    Long.parseLong(ItemReader.of(item).text(CaseTable.SK)),
                    new HashSet<>(
                        item.getOrDefault(MODELS, AttributeValue.fromSs(List.of())).ss())));
    return noted;
  }
}
