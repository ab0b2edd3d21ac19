package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What people decided, in DynamoDB, in partitions of their own: the handler people reach may write
/// to no others.
public final class DynamoDbDecisions implements Decisions {
  /// How long a decision may wait before it is armed again; doubled with every attempt.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

  /// Longer than any request stays open: a decision that old decides nothing any more.
  private static final Duration WORTH_ARMING = Duration.ofDays(4);

  private final DynamoDbClient client;
  private final String table;
  private final Items items;
  private final WrongCodes wrongCodes;
  private final JsonLog log;

  /// @param table name of the case table
  /// @param clock dates the count of wrong codes
  /// @param log told of overdue items that cannot be read, which hold up no other
  public DynamoDbDecisions(DynamoDbClient client, String table, InstantSource clock, JsonLog log) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
    this.wrongCodes = new WrongCodes(client, table, clock);
    this.log = log;
  }

  @Override
  public Optional<PersonDecision> find(CaseId id, int generation) {
    return items
        .get(ItemKey.decision(id, generation))
        .map(item -> DecisionItems.read(ItemReader.of(item)));
  }

  /// The same decision twice is one decision: a lost answer may be asked for again.
  @Override
  public boolean decide(PersonDecision decision) {
    try {
      client.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(DecisionItems.write(decision, PATIENCE))
              .conditionExpression("attribute_not_exists(#pk)")
              .expressionAttributeNames(Map.of("#pk", CaseTable.PK))
              .build());
      return true;
    } catch (ConditionalCheckFailedException decided) {
      return find(decision.caseId(), decision.generation()).filter(decision::equals).isPresent();
    }
  }

  @Override
  public void settle(PersonDecision decision) {
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(ItemKey.decision(decision.caseId(), decision.generation()).attributes())
              .updateExpression("REMOVE #owes, #due, #dueAt")
              .conditionExpression("attribute_exists(#pk)")
              .expressionAttributeNames(
                  Map.of(
                      "#pk", CaseTable.PK,
                      "#owes", CaseTable.OWES,
                      "#due", CaseTable.DUE,
                      "#dueAt", CaseTable.DUE_AT))
              .build());
    } catch (ConditionalCheckFailedException gone) {
      // Nothing is left that could owe anything.
    }
  }

  @Override
  public int wrongCode(CaseId id, int generation) {
    return wrongCodes.add(id, generation);
  }

  @Override
  public int wrongCodes(CaseId id, int generation) {
    return wrongCodes.count(id, generation);
  }

  @Override
  public List<PersonDecision> overdue(Instant now, int most) {
    return items
        .due(CaseTable.DECISION_PREFIX, now)
        .flatMap(item -> armed(ItemReader.of(item), now))
        .limit(most)
        .toList();
  }

  private Stream<PersonDecision> armed(ItemReader item, Instant now) {
    try {
      PersonDecision decision = DecisionItems.read(item);
      return arm(decision, item.count(DecisionItems.ATTEMPTS), now)
          ? Stream.of(decision)
          : Stream.empty();
    } catch (UnreadableItem e) {
      log.line(
          "unreadable-item",
          Map.of("attribute", e.attribute(), "why", String.valueOf(e.getMessage())));
      return Stream.empty();
    }
  }

  /// Writes the item once more, so that the stream carries it to the handler again.
  private boolean arm(PersonDecision decision, int attempts, Instant now) {
    boolean last = decision.at().plus(WORTH_ARMING).isBefore(now);
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(ItemKey.decision(decision.caseId(), decision.generation()).attributes())
            .conditionExpression("#due = :due AND #dueAt <= :now AND #attempts = :attempts");
    String next = last ? "REMOVE #due, #dueAt" : "SET #dueAt = :next";
    Map<String, AttributeValue> values = new java.util.HashMap<>();
    values.put(":due", Values.text(CaseTable.DUE));
    values.put(":now", Values.seconds(now));
    values.put(":attempts", Values.number(attempts));
    values.put(":one", Values.number(1));
    if (!last) {
      values.put(":next", Values.seconds(now.plus(patience(attempts))));
    }
    try {
      client.updateItem(
          update
              .updateExpression(next + " ADD #attempts :one")
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
    Duration doubled = PATIENCE.multipliedBy(2L << Math.clamp(attempts, 0, 4));
    return doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
  }
}
