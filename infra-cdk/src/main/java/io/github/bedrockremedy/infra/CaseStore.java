package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.CaseTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The case table: what was denied, planned, decided and done. It is the record of who approved
/// what, so it outlives the stack, and only the handlers may write to it.
final class CaseStore extends Construct {
  private static final List<String> WRITES =
      List.of(
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem");

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
            .resourcePolicy(onlyHandlersWrite(roles, settings));
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

  /// An administrator can still change this policy, but has to do so first, and CloudTrail records
  /// it: nobody forges a case or an approval in passing.
  private static PolicyDocument onlyHandlersWrite(HandlerRoles roles, StackSettings settings) {
    var writers =
        Stream.concat(roles.arns().stream(), settings.people().breakGlassRole().stream()).toList();
    return PolicyDocument.Builder.create()
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .sid("OnlyHandlersWrite")
                    .effect(Effect.DENY)
                    .principals(List.of(new AnyPrincipal()))
                    .actions(WRITES)
                    // The table cannot name itself in its own definition; `*` here is the table.
                    .resources(List.of("*"))
                    .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", writers)))
                    .build()))
        .build();
  }

  private static Attribute key(String name, AttributeType type) {
    return Attribute.builder().name(name).type(type).build();
  }
}
