package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Counters as sets of tokens: the count is the size of the set, so a token that is added twice
/// counts once, however often a transaction is repeated.
final class Limits {
  /// Longer than any counted period, so that no counter vanishes inside its own.
  private static final Duration KEPT = Duration.ofDays(3);

  private static final String ADD = "ADD tokens :token SET #ttl = :ttl";
  private static final String COUNTED = "contains(tokens, :one)";
  private static final String ROOM =
      COUNTED + " OR attribute_not_exists(tokens) OR size(tokens) < :most";

  private Limits() {}

  /// The update that takes one of a limit, or fails because none is left.
  static TransactWriteItem take(String table, Limit limit, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":token", AttributeValue.fromSs(List.of(limit.token())));
    values.put(":one", Values.text(limit.token()));
    values.put(":ttl", Values.ttl(now, KEPT));
    boolean any = limit.most() > 0;
    if (any) {
      values.put(":most", Values.number(limit.most()));
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(ItemKey.limit(limit.name()).attributes())
            .updateExpression(ADD)
            .conditionExpression(any ? ROOM : COUNTED)
            .expressionAttributeNames(Map.of("#ttl", CaseTable.TTL))
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }
}
