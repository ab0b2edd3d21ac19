package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Arms decisions nobody took in: each is written once more, so that the stream carries it to its
/// handler again, later and later until it is too old to decide anything. A wish to undo never is.
final class OverdueDecisions {
  /// How long a decision may wait at first; doubled with every attempt.
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  /// Longer than any request stays open.
  private static final Duration WORTH_ARMING = Duration.ofDays(4);

  private final DynamoDbClient client;
  private final String table;
  private final Items items;
  private final JsonLog log;

  OverdueDecisions(DynamoDbClient client, String table, JsonLog log) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
    this.log = log;
  }

  /// Those that were armed; each is armed as the stream is read.
  Stream<PersonDecision> armed(Instant now) {
    return items
        .due(CaseTable.DECISION_PREFIX, now)
        .flatMap(item -> armed(ItemReader.of(item), now));
  }

  private Stream<PersonDecision> armed(ItemReader item, Instant now) {
    try {
      PersonDecision decision = DecisionItems.read(item);
      int attempts = item.count(DecisionItems.ATTEMPTS);
      return arm(decision, attempts, now) ? Stream.of(decision) : Stream.empty();
    } catch (UnreadableItem e) {
      log.line(UnreadableItem.LOGGED, e.fields());
      return Stream.empty();
    }
  }

  private boolean arm(PersonDecision decision, int attempts, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":due", Values.text(CaseTable.DUE));
    values.put(":now", Values.seconds(now));
    values.put(":attempts", Values.number(attempts));
    values.put(":one", Values.number(1));
    boolean last =
        decision.verdict() != PersonDecision.Verdict.ROLLBACK
            && decision.at().plus(WORTH_ARMING).isBefore(now);
    if (!last) {
      values.put(":next", Values.seconds(now.plus(patience(attempts))));
    }
    String next = last ? "REMOVE #due, #dueAt" : "SET #dueAt = :next";
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(DecisionItems.key(decision).attributes())
              .updateExpression(next + " ADD #attempts :one")
              .conditionExpression("#due = :due AND #dueAt <= :now AND #attempts = :attempts")
              .expressionAttributeNames(
                  Map.of(
                      "#due", CaseTable.DUE,
                      "#dueAt", CaseTable.DUE_AT,
                      "#attempts", DecisionItems.ATTEMPTS))
              .expressionAttributeValues(values)
              .build());
      return true;
    } catch (ConditionalCheckFailedException moved) {
      return false;
    }
  }

  private static Duration patience(int attempts) {
    long doublings = 1L << Math.clamp(attempts, 0, MOST_DOUBLINGS);
    Duration patience = PATIENCE.multipliedBy(2 * doublings);
    return patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
  }
}
