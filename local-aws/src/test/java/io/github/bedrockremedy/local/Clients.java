package io.github.bedrockremedy.local;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Plain SDK clients, without retries, so that a test sees each answer.
final class Clients {
  static final String ACCOUNT = "111122223333";
  static final InstantSource CLOCK = InstantSource.fixed(java.time.Instant.EPOCH);

  private Clients() {}

  static IamClient iam(LocalAws aws) {
    return on(IamClient.builder(), aws.endpoint(), Region.AWS_GLOBAL);
  }

  static BedrockClient bedrock(LocalAws aws, String region) {
    return on(BedrockClient.builder(), aws.endpoint(), Region.of(region));
  }

  static SnsClient sns(LocalAws aws) {
    return on(SnsClient.builder(), aws.endpoint(), Region.US_EAST_1);
  }

  static CloudFormationClient cloudFormation(LocalAws aws, String region) {
    return on(CloudFormationClient.builder(), aws.endpoint(), Region.of(region));
  }

  static DynamoDbClient dynamoDb(LocalAws aws) {
    return on(DynamoDbClient.builder(), aws.dynamoDbEndpoint(), Region.US_EAST_1);
  }

  /// A client of whoever holds the credentials.
  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C on(
      B builder, LocalAws aws, String region, AwsCredentials credentials) {
    return on(builder, aws.endpoint(), Region.of(region), credentials);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C on(
      B builder, URI endpoint, Region region) {
    return on(builder, endpoint, region, AwsBasicCredentials.create(ACCOUNT, "secret"));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C on(
      B builder, URI endpoint, Region region, AwsCredentials credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
