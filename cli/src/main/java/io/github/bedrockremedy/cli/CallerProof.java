package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.DecisionRoute;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Signs a `GetCallerIdentity` over what is decided; good for some minutes, for nothing but asking
/// STS who signed it.
///
/// @param sts STS of the Region, without a slash at its end
record CallerProof(URI sts, String region, AwsCredentialsProvider credentials) {
  /// The query of the signed request.
  String over(String statement) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(URI.create(sts + "/"))
            .method(SdkHttpMethod.GET)
            .putRawQueryParameter("Action", List.of("GetCallerIdentity"))
            .putRawQueryParameter("Version", List.of("2011-06-15"))
            .putHeader(DecisionRoute.STATEMENT_HEADER, statement)
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(credentials.resolveCredentials())
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(
                        AwsV4FamilyHttpSigner.EXPIRATION_DURATION,
                        Duration.ofSeconds(DecisionRoute.SIGNATURE_SECONDS)))
        .request()
        .encodedQueryParameters()
        .orElse("");
  }
}
