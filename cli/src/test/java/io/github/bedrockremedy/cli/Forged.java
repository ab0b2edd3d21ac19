package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows as someone could write them who may write decisions.
final class Forged {
  private Forged() {}

  /// A decision to apply what is asked about.
  static Map<String, AttributeValue> approval(
      Incident incident, String proof, String by, String via) {
    String hash = incident.standing().plan().proposal().orElseThrow().sha256();
    return approval(Incident.id(), hash, proof, by, via, incident.clock.instant());
  }

  /// The same for a case of any installation, in its first generation.
  static Map<String, AttributeValue> approval(
      CaseId id, String hash, String proof, String by, String via, Instant at) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put(CaseTable.PK, AttributeValue.fromS("decision#" + id));
    row.put(CaseTable.SK, AttributeValue.fromS("0001"));
    row.put("caseId", AttributeValue.fromS(id.value()));
    row.put("generation", AttributeValue.fromN("1"));
    row.put("verdict", AttributeValue.fromS("approve"));
    row.put("planHash", AttributeValue.fromS(hash));
    row.put("proof", AttributeValue.fromS(proof));
    row.put("by", AttributeValue.fromS(by));
    row.put("via", AttributeValue.fromS(via));
    row.put("reason", AttributeValue.fromS(""));
    row.put("at", AttributeValue.fromS(at.toString()));
    row.put("attempts", AttributeValue.fromN("0"));
    row.put(CaseTable.OWES, AttributeValue.fromS(CaseTable.OWES_PATCH));
    return row;
  }
}
