package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The conditional writes of cases, and of the drop to dry-run.
final class CaseWrites {
  private static final String ABSENT = "attribute_not_exists(#pk)";
  private static final Map<String, String> ABSENT_NAMES = Map.of("#pk", CaseTable.PK);
  private static final String UNCHANGED = "#version = :version AND #status = :status";
  private static final Map<String, String> UNCHANGED_NAMES =
      Map.of("#version", CaseItems.VERSION, "#status", CaseItems.STATUS);

  private static final String UNMET = "ConditionalCheckFailed";
  private static final String CONTENDED = "TransactionConflict";
  private static final Set<String> EXPECTED = Set.of("None", UNMET, CONTENDED);

  private final DynamoDbClient client;
  private final String table;

  CaseWrites(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  Stored create(Case fresh, Step step, List<Limit> limits) {
    Put put = absent(CaseItems.write(fresh));
    return transact(put, List.of(new CaseLedger.Taken(fresh, step)), limits);
  }

  Stored replace(Case expected, List<CaseLedger.Taken> steps, List<Limit> limits) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(CaseItems.write(steps.getLast().after()))
            .conditionExpression(UNCHANGED)
            .expressionAttributeNames(UNCHANGED_NAMES)
            .expressionAttributeValues(unchanged(expected))
            .build();
    return transact(put, steps, limits);
  }

  Stored amend(Case expected, Case next) {
    try {
      client.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(CaseItems.write(next))
              .conditionExpression(UNCHANGED)
              .expressionAttributeNames(UNCHANGED_NAMES)
              .expressionAttributeValues(unchanged(expected))
              .build());
      return Stored.DONE;
    } catch (ConditionalCheckFailedException e) {
      return Stored.CONFLICT;
    }
  }

  /// The rest of the row is not even named, not in the condition either: a policy sees the names of
  /// both, and admits the handler that tells to these alone.
  Stored settle(Case expected, Case next) {
    Map<String, AttributeValue> item = CaseItems.write(next);
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> set = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String name : CaseTable.SETTLED) {
      names.put("#" + name, name);
      AttributeValue value = item.get(name);
      if (value == null) {
        removed.add("#" + name);
      } else {
        set.add("#%s = :%s".formatted(name, name));
        values.put(":" + name, value);
      }
    }
    values.put(":expected", Values.number(expected.version()));
    String remove = removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed);
    try {
      client.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(ItemKey.theCase(expected.id()).attributes())
              .updateExpression("SET " + String.join(", ", set) + remove)
              .conditionExpression("#version = :expected")
              .expressionAttributeNames(names)
              .expressionAttributeValues(values)
              .build());
      return Stored.DONE;
    } catch (ConditionalCheckFailedException e) {
      return Stored.CONFLICT;
    }
  }

  /// Drops the installation to dry-run, unless somebody else did so since the row was read.
  ///
  /// @param before an earlier drop, which a person ended
  void trip(Optional<Map<String, AttributeValue>> before, String why, Instant at) {
    Map<String, AttributeValue> item = ItemKey.tripped().newItem();
    item.put("why", Values.text(why));
    item.put("at", Values.time(at));
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item);
    before.ifPresentOrElse(
        row ->
            put.conditionExpression("#at = :before")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(
                    Map.of(":before", Values.text(ItemReader.of(row).text("at")))),
        () -> put.conditionExpression(ABSENT).expressionAttributeNames(ABSENT_NAMES));
    try {
      client.putItem(put.build());
    } catch (ConditionalCheckFailedException another) {
      // That drop counts, with its own reason.
    }
  }

  private Stored transact(Put theCase, List<CaseLedger.Taken> steps, List<Limit> limits) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(TransactWriteItem.builder().put(theCase).build());
    for (CaseLedger.Taken taken : steps) {
      Put history = absent(HistoryItems.write(taken.after(), taken.step()));
      items.add(TransactWriteItem.builder().put(history).build());
    }
    int beforeLimits = items.size();
    for (Limit limit : limits) {
      items.add(Limits.take(table, limit, steps.getLast().after().updatedAt()));
    }
    return transact(items, beforeLimits, true);
  }

  /// A row that is just being written by somebody else is tried once more: mostly it is a counter,
  /// and nothing of the case has changed.
  private Stored transact(List<TransactWriteItem> items, int beforeLimits, boolean first) {
    try {
      client.transactWriteItems(TransactWriteItemsRequest.builder().transactItems(items).build());
      return Stored.DONE;
    } catch (TransactionCanceledException e) {
      return first && isContended(e)
          ? transact(items, beforeLimits, false)
          : outcome(e, beforeLimits);
    }
  }

  private static boolean isContended(TransactionCanceledException e) {
    List<String> codes = codes(e);
    return codes.contains(CONTENDED) && EXPECTED.containsAll(codes);
  }

  /// The case and its history come before the limits: who lost the race for it must not read that
  /// a limit is used up.
  private static Stored outcome(TransactionCanceledException e, int beforeLimits) {
    List<String> codes = codes(e);
    if (codes.isEmpty() || !EXPECTED.containsAll(codes)) {
      throw e;
    }
    boolean caseMoved = codes.subList(0, beforeLimits).contains(UNMET);
    return caseMoved || codes.contains(CONTENDED) ? Stored.CONFLICT : Stored.OVER_LIMIT;
  }

  private static List<String> codes(TransactionCanceledException e) {
    return e.cancellationReasons().stream().map(CancellationReason::code).toList();
  }

  private Put absent(Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression(ABSENT)
        .expressionAttributeNames(ABSENT_NAMES)
        .build();
  }

  private static Map<String, AttributeValue> unchanged(Case expected) {
    return Map.of(
        ":version", Values.number(expected.version()),
        ":status", Values.text(expected.status().name()));
  }
}
