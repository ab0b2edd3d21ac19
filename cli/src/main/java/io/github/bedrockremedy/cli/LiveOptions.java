package io.github.bedrockremedy.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

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
      converter = Address.class,
      description = "An installation on this machine, as 'replay --serve' prints it.")
  private @Nullable URI endpoint;

  private @Nullable AwsCredentialsProvider found;

  /// Reads an address as somebody typed it.
  static final class Address implements ITypeConverter<URI> {
    private static final Pattern FORM = Pattern.compile("https?://[^/?#@\\s]+/?");

    @Override
    public URI convert(String typed) {
      try {
        URI address = new URI(typed);
        if (FORM.matcher(typed).matches() && address.getHost() != null) {
          return address;
        }
      } catch (URISyntaxException unreadable) {
        // Told as any other text that is no address.
      }
      throw new TypeConversionException(
          "'" + typed + "' is no address of an installation; expected http(s)://host:port");
    }
  }

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

  /// Looked for once, so that one clear line says there are none; on this machine any will do.
  AwsCredentialsProvider credentials() {
    if (endpoint != null) {
      return LocalClients.ANYBODY;
    }
    if (found == null) {
      var looked = DefaultCredentialsProvider.builder().profileName(profile).build();
      try {
        looked.resolveCredentials();
      } catch (software.amazon.awssdk.core.exception.SdkClientException e) {
        throw new Refusal("no AWS credentials can be used; give --profile, or sign in");
      }
      found = looked;
    }
    return found;
  }

  /// A session of a role, with these credentials.
  ///
  /// @throws software.amazon.awssdk.core.exception.SdkException if the role does not let them in
  AwsCredentialsProvider assumed(String role) {
    try (var sts = LiveInstallation.at(StsClient.builder(), this).build()) {
      Credentials session =
          sts.assumeRole(r -> r.roleArn(role).roleSessionName("bedrock-remedy-doctor"))
              .credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }
  }
}
