package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A step as an item of its own, never changed and never forgotten.
final class HistoryItems {
  private HistoryItems() {}

  /// @param after the case after the step
  static Map<String, AttributeValue> write(Case after, Step step) {
    Map<String, AttributeValue> item =
        ItemKey.history(after.id(), step.at(), after.version()).newItem();
    item.put("at", Values.time(step.at()));
    step.from().ifPresent(from -> item.put("from", Values.text(from.name())));
    item.put("to", Values.text(step.to().name()));
    item.put("by", Values.text(step.by()));
    item.put("why", Values.text(step.why()));
    return item;
  }

  static Step read(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    return new Step(
        item.time("at"),
        item.optional("from", name -> item.parsed(name, CaseStatus::valueOf)),
        item.parsed("to", CaseStatus::valueOf),
        item.text("by"),
        item.text("why"));
  }
}
