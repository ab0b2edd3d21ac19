package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Request;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What was sent to people about a generation, in a partition of its own: whoever writes cases may
/// not write there.
final class RequestItems {
  private RequestItems() {}

  static Map<String, AttributeValue> write(CaseId id, int generation, Request request) {
    Map<String, AttributeValue> item = ItemKey.request(id, generation).newItem();
    item.put("viewHash", Values.text(request.viewHash()));
    item.put("proofHash", Values.text(request.proofHash()));
    item.put("pressHash", Values.text(request.pressHash()));
    item.put("codeHash", Values.text(request.codeHash()));
    item.put("sentAt", Values.time(request.sentAt()));
    item.put("expiresAt", Values.time(request.expiresAt()));
    item.put(CaseTable.TTL, Values.ttl(request.sentAt(), CaseItems.KEPT));
    return item;
  }

  /// @throws UnreadableItem if an attribute is missing or odd
  static Request read(Map<String, AttributeValue> attributes) {
    ItemReader item = ItemReader.of(attributes);
    return new Request(
        item.text("viewHash"),
        item.text("proofHash"),
        item.has("pressHash") ? item.text("pressHash") : "",
        item.text("codeHash"),
        item.time("sentAt"),
        item.time("expiresAt"));
  }
}
