package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A person's decision as an item.
final class DecisionItems {
  /// Shorter than a case is remembered, so that a case begun anew under the same id meets no
  /// decision of its forerunner.
  private static final Duration KEPT = CaseItems.KEPT.minusDays(10);

  static final String ATTEMPTS = "attempts";

  private DecisionItems() {}

  /// @param due when the decision has to be looked at again if nobody took it in
  static Map<String, AttributeValue> write(PersonDecision decision, Duration due) {
    Map<String, AttributeValue> item = key(decision).newItem();
    item.put("caseId", Values.text(decision.caseId().value()));
    item.put("generation", Values.number(decision.generation()));
    item.put("verdict", Values.text(decision.verdict().id()));
    item.put("planHash", Values.text(decision.planHash()));
    item.put("proof", Values.text(decision.proof()));
    item.put("by", Values.text(decision.by()));
    item.put("via", Values.text(decision.via().id()));
    item.put("reason", Values.text(decision.reason()));
    item.put("at", Values.time(decision.at()));
    item.put(ATTEMPTS, Values.number(0));
    item.put(CaseTable.OWES, Values.text(CaseTable.OWES_PATCH));
    item.put(CaseTable.DUE, Values.text(CaseTable.DUE));
    item.put(CaseTable.DUE_AT, Values.seconds(decision.at().plus(due)));
    item.put(CaseTable.TTL, Values.ttl(decision.at(), KEPT));
    return item;
  }

  /// Where a decision lies. To undo is decided beside whether to apply, so that what was approved
  /// can be undone.
  static ItemKey key(PersonDecision decision) {
    return key(decision.caseId(), decision.generation(), decision.verdict());
  }

  private static ItemKey key(CaseId id, int generation, PersonDecision.Verdict verdict) {
    return switch (verdict) {
      case APPROVE, REJECT -> ItemKey.decision(id, generation);
      case ROLLBACK -> ItemKey.rollback(id, generation);
    };
  }

  /// @throws UnreadableItem if an attribute is missing or odd
  static PersonDecision read(ItemReader item) {
    CaseId id = item.parsed("caseId", CaseId::new);
    int generation = item.count("generation");
    PersonDecision.Verdict verdict =
        item.parsed(
            "verdict",
            v -> CaseItems.named(PersonDecision.Verdict.values(), PersonDecision.Verdict::id, v));
    ItemKey key = key(id, generation, verdict);
    if (!item.text(CaseTable.PK).equals(key.partition())) {
      throw item.unreadable("caseId", "is another case's");
    }
    if (!item.text(CaseTable.SK).equals(key.sort())) {
      throw item.unreadable("generation", "or its verdict is another item's");
    }
    return new PersonDecision(
        id,
        generation,
        verdict,
        item.text("planHash"),
        item.text("proof"),
        item.text("by"),
        item.parsed("via", v -> CaseItems.named(Approval.Via.values(), Approval.Via::id, v)),
        item.text("reason"),
        item.time("at"));
  }
}
