package io.github.bedrockremedy.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Which installation a command is about, and with whose credentials it is asked. Every command
/// against a live installation has these.
final class LiveOptions {
  @Option(
      names = "--stack",
      description = "Name of the stack; default: ${DEFAULT-VALUE}.",
      defaultValue = "BedrockRemedy")
  private String stack = "BedrockRemedy";

  @Option(names = "--region", description = "The stack's Region; default: as for the AWS CLI.")
  private @Nullable String region;

  @Option(names = "--profile", description = "Profile of the AWS configuration to use.")
  private @Nullable String profile;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "An installation on this machine, as 'replay --serve' prints it.")
  private @Nullable URI endpoint;

  String stack() {
    return stack;
  }

  Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /// On this machine there is one Region, and everybody's credentials are the same.
  Region region() {
    if (region != null) {
      return Region.of(region);
    }
    if (endpoint != null) {
      return Region.US_EAST_1;
    }
    try {
      return DefaultAwsRegionProviderChain.builder().profileName(profile).build().getRegion();
    } catch (software.amazon.awssdk.core.exception.SdkClientException e) {
      throw new Refusal("no Region is configured; give --region, or set AWS_REGION");
    }
  }

  AwsCredentialsProvider credentials() {
    return endpoint == null
        ? DefaultCredentialsProvider.builder().profileName(profile).build()
        : Installation.LOCAL_CREDENTIALS;
  }
}
