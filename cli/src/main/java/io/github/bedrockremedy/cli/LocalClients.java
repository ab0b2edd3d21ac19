package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.sts.ServedAccounts;
import io.github.bedrockremedy.entry.AwsClients;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.local.Session;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The SDK's clients of an installation on this machine, each with the credentials of who calls.
record LocalClients(LocalAws aws, ServedAccounts accounts, InstantSource clock) {
  /// Anybody's: an account in a process takes what comes.
  static final StaticCredentialsProvider ANYBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  /// Whoever set the installation up: not one of its handlers.
  AwsClients operator() {
    return with(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("operator", "operator")));
  }

  /// Clients that call with the handler's own role, as in AWS: further accounts let in no other.
  AwsClients of(HandlerActions handler) {
    Session own =
        aws.run(
            "arn:aws:iam::%s:role/bedrock-remedy/%s".formatted(accounts.home(), handler.handler()));
    return with(
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(own.accessKey(), "local", own.token())));
  }

  private AwsClients with(AwsCredentialsProvider credentials) {
    return new AwsClients(
        LocalEnvironment.HOME,
        accounts,
        new AwsClients.Endpoints(
            Optional.of(aws.endpoint()), Optional.of(aws.dynamoDbEndpoint()), credentials),
        clock);
  }
}
