package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The cases in DynamoDB.
public final class DynamoDbCases implements CaseLedger {
  private final Items items;
  private final CaseWrites writes;
  private final SeenItems seen;
  private final JsonLog log;

  /// @param table name of the case table
  /// @param log told of items that cannot be read, which hold up no other
  public DynamoDbCases(DynamoDbClient client, String table, JsonLog log) {
    this.items = new Items(client, table);
    this.writes = new CaseWrites(client, table);
    this.seen = new SeenItems(client, table);
    this.log = log;
  }

  @Override
  public Optional<Case> find(CaseId id) {
    return items.get(ItemKey.theCase(id)).map(CaseItems::read);
  }

  @Override
  public Map<CaseId, Case> find(Set<CaseId> ids) {
    return items.get(ids.stream().map(ItemKey::theCase).toList()).stream()
        .flatMap(this::readable)
        .collect(Collectors.toMap(Case::id, Function.identity()));
  }

  @Override
  public void seen(CaseId id, Sightings more) {
    seen.add(id, more);
  }

  @Override
  public Optional<Sightings> sightings(CaseId id) {
    return items.get(ItemKey.seen(id)).map(SeenItems::read);
  }

  @Override
  public Stored create(Case fresh, Step step, List<Limit> limits) {
    return writes.create(fresh, step, limits);
  }

  @Override
  public Stored replace(Case expected, List<Taken> steps, List<Limit> limits) {
    return writes.replace(expected, steps, limits);
  }

  @Override
  public Stored amend(Case expected, Case next) {
    return writes.amend(expected, next);
  }

  @Override
  public Stored settle(Case expected, Case next) {
    return writes.settle(expected, next);
  }

  @Override
  public void ask(CaseId id, int generation, Request request) {
    items.put(RequestItems.write(id, generation, request));
  }

  @Override
  public Optional<Request> request(CaseId id, int generation) {
    return items.get(ItemKey.request(id, generation)).map(RequestItems::read);
  }

  @Override
  public List<Step> history(CaseId id) {
    String partition = ItemKey.theCase(id).partition();
    return items.all(partition, ItemKey.HISTORY_PREFIX).stream().map(HistoryItems::read).toList();
  }

  @Override
  public Step latest(CaseId id) {
    String partition = ItemKey.theCase(id).partition();
    return items
        .last(partition, ItemKey.HISTORY_PREFIX)
        .map(HistoryItems::read)
        .orElseThrow(() -> new IllegalStateException(id + " has no history"));
  }

  @Override
  public Control control() {
    try {
      Optional<Map<String, AttributeValue>> tripped = items.get(ItemKey.tripped());
      // The switch people turn comes last: no other call lies between it and a write.
      Optional<Map<String, AttributeValue>> turned = items.get(ItemKey.control());
      Control control = turned.map(DynamoDbCases::control).orElseGet(Control.Running::new);
      return switch (control) {
        case Control.Paused _, Control.DryRun _, Control.Unread _ -> control;
        case Control.Running _ ->
            why(tripped, turned).<Control>map(Control.DryRun::new).orElse(control);
      };
    } catch (RuntimeException e) {
      // Whatever it is: who cannot read the switch must not act as if it were off.
      return new Control.Unread(String.valueOf(e.getMessage()));
    }
  }

  private static Control control(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    if (!item.flag("paused")) {
      return new Control.Running();
    }
    return new Control.Paused(item.optional("why", item::text).orElse("no reason was given"));
  }

  /// Why the installation dropped itself to dry-run; empty once a person turned the switch since.
  private static Optional<String> why(
      Optional<Map<String, AttributeValue>> tripped, Optional<Map<String, AttributeValue>> turned) {
    Instant since = turned.flatMap(DynamoDbCases::at).orElse(Instant.MIN);
    return tripped
        .map(ItemReader::of)
        .filter(item -> item.time("at").isAfter(since))
        .map(item -> item.text("why"));
  }

  private static Optional<Instant> at(Map<String, AttributeValue> turned) {
    ItemReader item = ItemReader.of(turned);
    return item.optional("at", item::time);
  }

  @Override
  public Optional<Instant> turned() {
    return items.get(ItemKey.control()).flatMap(DynamoDbCases::at);
  }

  @Override
  public void trip(String why, Instant at) {
    Optional<Map<String, AttributeValue>> before = items.get(ItemKey.tripped());
    if (why(before, items.get(ItemKey.control())).isEmpty()) {
      writes.trip(before, why, at);
    }
  }

  @Override
  public boolean exhausted(Limit limit) {
    return items
            .get(ItemKey.limit(limit.name()))
            .map(item -> item.getOrDefault("tokens", AttributeValue.fromSs(List.of())).ss().size())
            .orElse(0)
        >= limit.most();
  }

  @Override
  public Stream<Case> due(Instant by) {
    return items
        .due(ItemKey.CASE_PREFIX, by)
        .flatMap(this::readable)
        .filter(c -> c.dueAt().filter(at -> !at.isAfter(by)).isPresent());
  }

  private Stream<Case> readable(Map<String, AttributeValue> item) {
    try {
      return Stream.of(CaseItems.read(item));
    } catch (UnreadableItem e) {
      log.line(UnreadableItem.LOGGED, e.fields());
      return Stream.empty();
    }
  }
}
