package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.pipeline.ledger.Errand;
import io.github.bedrockremedy.pipeline.ledger.Errands;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row for each errand beside those of the accounts, replaced by its version.
public final class DynamoDbErrands implements Errands {
  private final Items items;

  /// @param table name of the case table
  public DynamoDbErrands(DynamoDbClient client, String table) {
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
    return items.replace(item, next.version()) ? Optional.of(kept) : Optional.empty();
  }
}
