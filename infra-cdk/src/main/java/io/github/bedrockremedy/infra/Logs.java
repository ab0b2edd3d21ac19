package io.github.bedrockremedy.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// What all log groups here have in common. Who decided what is in the table, not in a log: logs
/// have an end and go with the stack.
final class Logs {
  private Logs() {}

  static LogGroup group(Construct scope, String id, DataKey data) {
    var builder =
        LogGroup.Builder.create(scope, id)
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY);
    data.key().ifPresent(builder::encryptionKey);
    return builder.build();
  }
}
