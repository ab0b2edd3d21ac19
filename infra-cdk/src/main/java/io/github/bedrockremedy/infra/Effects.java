package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<HandlerActions, Queue> failed = new EnumMap<>(HandlerActions.class);
  private final DataKey data;

  Effects(Construct scope, String id, CaseStore cases, HandlerFunctions functions, DataKey data) {
    super(scope, id);
    this.data = data;
    connect(CaseTable.OWES_NOTIFY, HandlerActions.NOTIFICATION, 10, cases, functions);
    if (functions.handlers().contains(HandlerActions.PATCH)) {
      connect(CaseTable.OWES_PATCH, HandlerActions.PATCH, 5, cases, functions);
    }
  }

  /// What the reader of the stream gave up on; empty where there is no such reader.
  Optional<Queue> failed(HandlerActions handler) {
    return Optional.ofNullable(failed.get(handler));
  }

  /// Few retries, since they hold up the shard: what stays owed, `ReviewHandler` asks for again.
  private void connect(
      String owed, HandlerActions handler, int batch, CaseStore cases, HandlerFunctions functions) {
    var given = Waiting.failed(this, handler.handler() + "Failed", data);
    failed.put(handler, given);
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
                .onFailure(new SqsDlq(given))
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
