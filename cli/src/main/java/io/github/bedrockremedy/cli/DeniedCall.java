package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.edge.Failure;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// One call to Bedrock that is really denied: events of AWS's own services cannot be made up, so
/// this is the only way to see the whole chain at work.
final class DeniedCall {
  private static final String LINK = "probe";

  private final LiveOptions options;
  private final String role;

  DeniedCall(LiveOptions options, String role) {
    this.options = options;
    this.role = role;
  }

  Finding make() {
    Credentials session;
    try (var sts = LiveInstallation.at(StsClient.builder(), options).build()) {
      session =
          sts.assumeRole(r -> r.roleArn(role).roleSessionName("bedrock-remedy-doctor"))
              .credentials();
    } catch (SdkException e) {
      return Finding.attention(
          LINK,
          Failure.of(e).why("sts:AssumeRole of " + role),
          "Name a role your credentials may assume.");
    }
    var credentials =
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    try (var bedrock =
        LiveInstallation.at(BedrockClient.builder(), options)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build()) {
      bedrock.listInferenceProfiles(r -> r.maxResults(1));
    } catch (SdkException e) {
      return Failure.of(e).denied()
          ? Finding.ok(
              LINK, "one call as " + role + " was denied; 'list' shows its case in minutes")
          : Finding.attention(
              LINK, Failure.of(e).why("bedrock:ListInferenceProfiles"), "Try it again.");
    }
    return Finding.attention(
        LINK, role + " may list inference profiles", "Name a role that holds no right to Bedrock.");
  }
}
