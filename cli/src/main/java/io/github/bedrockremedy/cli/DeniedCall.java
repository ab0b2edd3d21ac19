package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.PlaceWords;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/// One call to Bedrock that is really denied: events of AWS's own services cannot be made up, so
/// this is the only way to see the whole chain at work.
record DeniedCall(LiveOptions options, String role) {
  Finding make() {
    AwsCredentialsProvider session;
    try {
      session = options.assumed(role);
    } catch (SdkException e) {
      return PlaceWords.notAssumed(Failure.of(e).why("sts:AssumeRole of " + role, Doctor.OPERATOR));
    }
    try (var bedrock =
        LiveInstallation.at(BedrockClient.builder(), options)
            .credentialsProvider(session)
            .build()) {
      bedrock.listInferenceProfiles(r -> r.maxResults(1));
    } catch (SdkException e) {
      return Failure.of(e).denied()
          ? PlaceWords.denied(role)
          : PlaceWords.inconclusive(Failure.of(e).why("bedrock:ListInferenceProfiles"));
    }
    return PlaceWords.allowed(role);
  }
}
