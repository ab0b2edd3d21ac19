package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.foresight.Round;
import io.github.bedrockremedy.pipeline.foresight.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row for each account that is looked through, replaced by its version.
public final class DynamoDbRounds implements Rounds {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String MARKER = "marker";
  private static final String AFTER = "after";
  private static final String BEGUN = "begun";
  private static final String STRAYS = "strays";

  private final Items items;

  /// @param table name of the case table
  public DynamoDbRounds(DynamoDbClient client, String table) {
    this.items = new Items(client, table);
  }

  @Override
  public Optional<Round> find(String account) {
    return items.get(ItemKey.look(account)).map(row -> read(account, row));
  }

  @Override
  public Optional<Round> keep(Round next) {
    Round kept = next.kept();
    return items.replace(write(kept), next.version()) ? Optional.of(kept) : Optional.empty();
  }

  private static Map<String, AttributeValue> write(Round round) {
    Map<String, AttributeValue> item = ItemKey.look(round.account()).newItem();
    item.put("since", Values.time(round.since()));
    item.put("open", AttributeValue.fromBool(round.open()));
    round.place().marker().ifPresent(marker -> item.put(MARKER, Values.text(marker)));
    round.place().after().ifPresent(arn -> item.put(AFTER, Values.text(arn)));
    round.place().begun().ifPresent(arn -> item.put(BEGUN, Values.text(arn)));
    item.put("runs", Values.number(round.runs()));
    item.put("planned", Values.number(round.planned()));
    item.put(STRAYS, AttributeValue.fromL(round.strays().stream().map(Values::text).toList()));
    item.put("heldUntil", Values.time(round.heldUntil()));
    item.put(CaseItems.VERSION, Values.number(round.version()));
    item.put(CaseTable.TTL, Values.ttl(round.since(), KEPT));
    return item;
  }

  private static Round read(String account, Map<String, AttributeValue> row) {
    ItemReader item = ItemReader.of(row);
    AttributeValue strays = row.getOrDefault(STRAYS, AttributeValue.fromL(List.of()));
    return new Round(
        account,
        item.time("since"),
        item.flag("open"),
        new Round.Place(
            item.optional(MARKER, item::text),
            item.optional(AFTER, item::text),
            item.optional(BEGUN, item::text)),
        item.count("runs"),
        item.count("planned"),
        strays.l().stream().map(AttributeValue::s).toList(),
        item.time("heldUntil"),
        item.number(CaseItems.VERSION));
  }
}
