package io.github.bedrockremedy.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// What all queues here have in common.
final class Waiting {
  private Waiting() {}

  static Queue.Builder queue(Construct scope, String id, DataKey data) {
    var builder = Queue.Builder.create(scope, id).enforceSsl(true);
    data.key().ifPresent(builder::encryptionMasterKey);
    return builder;
  }

  /// A queue for what failed: as long as SQS keeps anything.
  static Queue failed(Construct scope, String id, DataKey data) {
    return queue(scope, id, data).retentionPeriod(Duration.days(14)).build();
  }
}
