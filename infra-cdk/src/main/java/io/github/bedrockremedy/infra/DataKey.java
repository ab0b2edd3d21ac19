package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The key of the account's own that encrypts table, queues, topics and logs, if one is asked for.
/// Otherwise AWS's keys do, which cost nothing and which nobody can take away. It never encrypts
/// the topic of alarms: somebody has to hear of it when the key cannot be used.
final class DataKey extends Construct {
  private final Optional<Key> key;

  DataKey(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    key = settings.options().customerKey() ? Optional.of(made()) : Optional.empty();
  }

  Optional<Key> key() {
    return key;
  }

  private Key made() {
    var made =
        Key.Builder.create(this, "Key")
            .description("Bedrock Remedy: cases, denials, messages, logs")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    made.addToResourcePolicy(
        use("events.amazonaws.com", Map.of("StringEquals", ofThisAccount("aws:SourceAccount"))));
    made.addToResourcePolicy(
        use(
            "logs." + Aws.REGION + ".amazonaws.com",
            Map.of(
                "ArnLike",
                Map.of(
                    "kms:EncryptionContext:aws:logs:arn",
                    "arn:%s:logs:%s:%s:*".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID)))));
    return made;
  }

  private static Map<String, Object> ofThisAccount(String condition) {
    return Map.of(condition, Aws.ACCOUNT_ID);
  }

  private static PolicyStatement use(String service, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal(service)))
        .actions(
            List.of(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*"))
        .resources(List.of("*"))
        .conditions(conditions)
        .build();
  }
}
