package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.Deadlines;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Notices as items that owe to be told; a told one stays for a while, so that it is told once.
public final class DynamoDbNotices implements Notices {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String TRIES = "attempts";

  private final DynamoDbClient client;
  private final String table;
  private final Items items;
  private final JsonLog log;

  /// @param log told of items that cannot be read, which hold up no other
  public DynamoDbNotices(DynamoDbClient client, String table, JsonLog log) {
    this.client = client;
    this.table = table;
    this.items = new Items(client, table);
    this.log = log;
  }

  @Override
  public boolean post(Notice notice) {
    Map<String, AttributeValue> item = ItemKey.notice(notice.key()).newItem();
    item.put("kind", Values.text(notice.kind().id()));
    item.put("subject", Values.text(notice.subject()));
    item.put("values", AttributeValue.fromL(notice.values().stream().map(Values::text).toList()));
    item.put("at", Values.time(notice.at()));
    item.put(TRIES, Values.number(0));
    item.put(CaseTable.OWES, Values.text(CaseTable.OWES_NOTIFY));
    item.put(CaseTable.DUE, Values.text(CaseTable.DUE));
    item.put(CaseTable.DUE_AT, Values.seconds(Deadlines.overdue(notice.at(), 0)));
    item.put(CaseTable.TTL, Values.ttl(notice.at(), KEPT));
    try {
      client.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(#pk)")
              .expressionAttributeNames(Map.of("#pk", CaseTable.PK))
              .build());
      return true;
    } catch (ConditionalCheckFailedException before) {
      return false;
    }
  }

  @Override
  public Optional<Notice> owed(String key) {
    return items
        .get(ItemKey.notice(key))
        .filter(item -> item.containsKey(CaseTable.OWES))
        .map(DynamoDbNotices::read);
  }

  private static Notice read(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    AttributeValue values = attributes.getOrDefault("values", AttributeValue.fromL(List.of()));
    return new Notice(
        item.parsed("kind", k -> CaseItems.named(Notice.Kind.values(), Notice.Kind::id, k)),
        item.text("subject"),
        values.l().stream().map(AttributeValue::s).toList(),
        item.time("at"));
  }

  @Override
  public void told(Notice notice) {
    update(notice, "REMOVE #owes, #due, #dueAt", Map.of("#owes", CaseTable.OWES), Map.of());
  }

  @Override
  public int arm(Instant now, int most) {
    return (int)
        items.due(CaseTable.NOTICE_PREFIX, now).limit(most).filter(i -> armed(i, now)).count();
  }

  private boolean armed(Map<String, AttributeValue> attributes, Instant now) {
    try {
      Notice notice = read(attributes);
      int tries = ItemReader.of(attributes).count(TRIES);
      if (tries >= Deadlines.tellings()) {
        log.line("notice-given-up", Map.of("notice", notice.kind().id()));
        update(notice, "REMOVE #due, #dueAt", Map.of(), Map.of());
        return false;
      }
      update(
          notice,
          "SET #dueAt = :next, #due = #due ADD #tries :one",
          Map.of("#tries", TRIES),
          Map.of(
              ":next",
              Values.seconds(Deadlines.overdue(now, tries + 1)),
              ":one",
              Values.number(1)));
      return true;
    } catch (UnreadableItem e) {
      log.line(UnreadableItem.LOGGED, e.fields());
      return false;
    }
  }

  private void update(
      Notice notice,
      String expression,
      Map<String, String> more,
      Map<String, AttributeValue> values) {
    Map<String, String> names = new HashMap<>(more);
    names.put("#due", CaseTable.DUE);
    names.put("#dueAt", CaseTable.DUE_AT);
    var update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(ItemKey.notice(notice.key()).attributes())
            .updateExpression(expression)
            .conditionExpression("attribute_exists(#due)")
            .expressionAttributeNames(names);
    if (!values.isEmpty()) {
      update.expressionAttributeValues(values);
    }
    try {
      client.updateItem(update.build());
    } catch (ConditionalCheckFailedException told) {
      // Someone else has told it.
    }
  }
}
