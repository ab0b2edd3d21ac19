package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.CaseTable;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/// The case table: what was denied, planned, decided and done. It is the record of who approved
/// what, so it outlives the stack, and only the handlers may write to it.
final class CaseStore extends Construct {
  private final Table table;

  CaseStore(Construct scope, String id, HandlerRoles roles, StackSettings settings, DataKey data) {
    super(scope, id);
    var builder =
        Table.Builder.create(this, "Table")
            .partitionKey(key(CaseTable.PK, AttributeType.STRING))
            .sortKey(key(CaseTable.SK, AttributeType.STRING))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .stream(StreamViewType.NEW_IMAGE)
            .timeToLiveAttribute(CaseTable.TTL)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .resourcePolicy(new TablePolicy(roles, settings).document());
    data.key()
        .ifPresent(key -> builder.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(key));
    table = builder.build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(CaseTable.DUE_INDEX)
            .partitionKey(key(CaseTable.DUE, AttributeType.STRING))
            .sortKey(key(CaseTable.DUE_AT, AttributeType.NUMBER))
            .build());
  }

  Table table() {
    return table;
  }

  List<String> indexArns() {
    return List.of(table.getTableArn() + "/index/" + CaseTable.DUE_INDEX);
  }

  private static Attribute key(String name, AttributeType type) {
    return Attribute.builder().name(name).type(type).build();
  }
}
