package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What people decided, in DynamoDB, in partitions of their own: the handler people reach may write
/// to no others.
public final class DynamoDbDecisions implements Decisions {
  private final DynamoDbClient client;
  private final String table;
  private final Items items;
  private final InstantSource clock;
  private final WrongCodes wrongCodes;
  private final OverdueDecisions overdue;

  /// @param table name of the case table
  /// @param clock dates the count of wrong codes, and when the switch was turned
  /// @param log told of overdue items that cannot be read, which hold up no other
  public DynamoDbDecisions(DynamoDbClient client, String table, InstantSource clock, JsonLog log) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
    this.clock = clock;
    this.wrongCodes = new WrongCodes(client, table, clock);
    this.overdue = new OverdueDecisions(client, table, log);
  }

  @Override
  public Optional<PersonDecision> find(CaseId id, int generation) {
    return items
        .get(ItemKey.decision(id, generation))
        .map(item -> DecisionItems.read(ItemReader.of(item)));
  }

  @Override
  public Optional<PersonDecision> rollback(CaseId id, int generation) {
    return items
        .get(ItemKey.rollback(id, generation))
        .filter(item -> item.containsKey(CaseTable.OWES))
        .map(item -> DecisionItems.read(ItemReader.of(item)));
  }

  /// The same decision twice is one decision: a lost answer may be asked for again. A wish to undo
  /// takes the place of one that was taken in; what was decided about a request stays.
  @Override
  public boolean decide(PersonDecision decision) {
    String lacking =
        switch (decision.verdict()) {
          case APPROVE, REJECT -> CaseTable.PK;
          case ROLLBACK -> CaseTable.OWES;
        };
    try {
      client.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(DecisionItems.write(decision, OverdueDecisions.PATIENCE))
              .conditionExpression("attribute_not_exists(#lacking)")
              .expressionAttributeNames(Map.of("#lacking", lacking))
              .build());
      return true;
    } catch (ConditionalCheckFailedException decided) {
      return items
          .get(DecisionItems.key(decision))
          .map(item -> DecisionItems.read(ItemReader.of(item)))
          .filter(decision::equals)
          .isPresent();
    }
  }

  @Override
  public void pause(String why) {
    control(true, why);
  }

  /// The switch is turned, never taken away: no handler can delete it.
  @Override
  public void resume() {
    control(false, "");
  }

  private void control(boolean paused, String why) {
    Map<String, AttributeValue> item = ItemKey.control().newItem();
    item.put("paused", AttributeValue.fromBool(paused));
    item.put("why", Values.text(why));
    item.put("at", Values.time(clock.instant()));
    items.put(item);
  }

  @Override
  public void settle(PersonDecision decision) {
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(DecisionItems.key(decision).attributes())
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
  public int tryCode(CaseId id, int generation) {
    return wrongCodes.add(id, generation);
  }

  @Override
  public int codeTries(CaseId id, int generation) {
    return wrongCodes.count(id, generation);
  }

  @Override
  public List<PersonDecision> overdue(Instant now, int most) {
    return overdue.armed(now).limit(most).toList();
  }
}
