package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Every case of the table, for an operator who looks at them with rights of his own. It scans; no
/// handler does.
public final class CaseListing {
  private final DynamoDbClient client;
  private final String table;

  public CaseListing(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// The cases, last changed first.
  public List<Case> all() {
    ScanRequest request =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .filterExpression("begins_with(#pk, :case) AND #sk = :sort")
            .expressionAttributeNames(Map.of("#pk", CaseTable.PK, "#sk", CaseTable.SK))
            .expressionAttributeValues(
                Map.of(":case", Values.text(CaseTable.CASE_PREFIX), ":sort", Values.text("case")))
            .build();
    return client.scanPaginator(request).items().stream()
        .map(CaseItems::read)
        .sorted(Comparator.comparing(Case::updatedAt).reversed())
        .toList();
  }
}
