package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A case as an item. What stream filters and the index look at are attributes of their own; the
/// plan is one JSON text.
final class CaseItems {
  /// How long a case without a policy of ours is remembered after its last change.
  static final Duration KEPT = Duration.ofDays(400);

  static final String STATUS = "status";
  static final String VERSION = "version";

  private CaseItems() {}

  static Map<String, AttributeValue> write(Case c) {
    Map<String, AttributeValue> item = ItemKey.theCase(c.id()).newItem();
    item.put("id", Values.text(c.id().value()));
    item.put("keyHash", Values.text(c.keyHash()));
    item.put(STATUS, Values.text(c.status().name()));
    item.put("generation", Values.number(c.generation()));
    item.put(VERSION, Values.number(c.version()));
    item.put("event", Values.text(c.event()));
    item.put("plan", Values.text(PlanJson.write(c.plan())));
    item.put("attempts", Values.number(c.attempts()));
    item.put("createdAt", Values.time(c.createdAt()));
    item.put("updatedAt", Values.time(c.updatedAt()));
    c.appliedAt().ifPresent(at -> item.put("appliedAt", Values.time(at)));
    c.approval().ifPresent(a -> item.put("approval", AttributeValue.fromM(approval(a))));
    c.owes().ifPresent(owes -> item.put(CaseTable.OWES, Values.text(owes.id())));
    c.dueAt()
        .ifPresent(
            at -> {
              item.put(CaseTable.DUE, Values.text(CaseTable.DUE));
              item.put(CaseTable.DUE_AT, Values.seconds(at));
            });
    if (!c.holdsPolicy()) {
      item.put(CaseTable.TTL, Values.ttl(c.updatedAt(), KEPT));
    }
    return item;
  }

  private static Map<String, AttributeValue> approval(Approval approval) {
    return Map.of(
        "by", Values.text(approval.by()),
        "via", Values.text(approval.via().id()),
        "at", Values.time(approval.at()),
        "planHash", Values.text(approval.planHash()));
  }

  /// @throws UnreadableItem if an attribute is missing or odd
  static Case read(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    CaseId id = item.parsed("id", CaseId::new);
    if (!item.text(CaseTable.PK).equals(ItemKey.theCase(id).partition())) {
      throw item.unreadable("id", "is another case's");
    }
    return new Case(
        id,
        item.text("keyHash"),
        item.parsed(STATUS, CaseStatus::valueOf),
        item.count("generation"),
        item.number(VERSION),
        item.text("event"),
        PlanJson.read(item, "plan"),
        item.optional("approval", item::nested).map(CaseItems::approval),
        item.optional(CaseTable.OWES, name -> item.parsed(name, CaseItems::owes)),
        item.optional(CaseTable.DUE_AT, item::seconds),
        item.count("attempts"),
        item.time("createdAt"),
        item.time("updatedAt"),
        item.optional("appliedAt", item::time));
  }

  private static Approval approval(ItemReader item) {
    return new Approval(
        item.text("by"),
        item.parsed("via", CaseItems::via),
        item.time("at"),
        item.text("planHash"));
  }

  private static Case.Owes owes(String id) {
    return named(Case.Owes.values(), Case.Owes::id, id);
  }

  private static Approval.Via via(String id) {
    return named(Approval.Via.values(), Approval.Via::id, id);
  }

  /// The one of an enumeration's values that has an id.
  ///
  /// @throws IllegalArgumentException if none has
  static <T> T named(T[] values, Function<T, String> ids, String id) {
    for (T value : values) {
      if (ids.apply(value).equals(id)) {
        return value;
      }
    }
    throw new IllegalArgumentException(id);
  }
}
