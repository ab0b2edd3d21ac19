package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// From the table's stream to the handler that owes the effect. Two readers, never a third:
/// DynamoDB
/// throttles more than two readers of one shard.
final class Effects extends Construct {
  Effects(Construct scope, String id, CaseStore cases, HandlerFunctions functions) {
    super(scope, id);
    connect(CaseTable.OWES_NOTIFY, HandlerActions.NOTIFICATION, 10, cases, functions);
    if (functions.handlers().contains(HandlerActions.PATCH)) {
      connect(CaseTable.OWES_PATCH, HandlerActions.PATCH, 5, cases, functions);
    }
  }

  /// Few retries, since they hold up the shard: what stays owed, `ReviewHandler` asks for again.
  private void connect(
      String owed, HandlerActions handler, int batch, CaseStore cases, HandlerFunctions functions) {
    var failed =
        Queue.Builder.create(this, handler.handler() + "Failed")
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    functions
        .of(handler)
        .addEventSource(
            DynamoEventSource.Builder.create(cases.table())
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .filters(List.of(owing(owed)))
                .batchSize(batch)
                .reportBatchItemFailures(true)
                .bisectBatchOnError(true)
                .retryAttempts(3)
                .maxRecordAge(Duration.hours(1))
                .onFailure(new SqsDlq(failed))
                .build());
  }

  private static Map<String, Object> owing(String owed) {
    var image = Map.of(CaseTable.OWES, Map.of("S", List.of(owed)));
    return FilterCriteria.filter(
        new TreeMap<>(
            Map.of(
                "eventName", List.of("INSERT", "MODIFY"),
                "dynamodb", Map.of("NewImage", image))));
  }
}
