package io.github.bedrockremedy.edge.sts;

import io.github.bedrockremedy.edge.NoSession;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Sessions of roles in further accounts. Those that read are kept in memory until shortly before
/// they end; one that writes is made for one call, and a policy of its own lets it do nothing else.
///
/// See <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>.
public final class MemberSessions {
  private static final Duration READING = Duration.ofHours(1);
  private static final Duration WRITING = Duration.ofMinutes(15);
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Supplier<StsClient> sts;
  private final InstantSource clock;
  private final Map<String, Kept> reading = new ConcurrentHashMap<>();

  private record Kept(AwsSessionCredentials credentials, Instant until) {}

  public MemberSessions(Supplier<StsClient> sts, InstantSource clock) {
    this.sts = sts;
    this.clock = clock;
  }

  /// Credentials that read with a role, renewed when a call needs it.
  public AwsCredentialsProvider reading(String role) {
    return () ->
        Objects.requireNonNull(
                reading.compute(role, (_, kept) -> isFresh(kept) ? kept : assumed(role)))
            .credentials();
  }

  private boolean isFresh(@Nullable Kept kept) {
    return kept != null && clock.instant().isBefore(kept.until());
  }

  private Kept assumed(String role) {
    Credentials answer = assume(role, "bedrock-remedy-read", READING, Optional.empty());
    return new Kept(session(answer), answer.expiration().minus(EARLY));
  }

  /// Credentials for one write: a role's own rights, cut down to one action on one principal.
  ///
  /// @param name stands in the account's trail as the session's name
  /// @throws IllegalArgumentException if the principal's ARN is a pattern
  public AwsCredentialsProvider writing(String role, String name, Action action, Arn principal) {
    return StaticCredentialsProvider.create(
        session(assume(role, name, WRITING, Optional.of(only(action, principal)))));
  }

  private static String only(Action action, Arn principal) {
    if (principal.isPattern()) {
      throw new IllegalArgumentException("a session is not cut down to a pattern");
    }
    List<String> one = List.of(principal.toString());
    return PolicyDocument.of(List.of(Statement.allow("OneAct", List.of(action), one, List.of())))
        .text();
  }

  private Credentials assume(String role, String name, Duration time, Optional<String> policy) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role)
            .roleSessionName(name)
            .durationSeconds(Math.toIntExact(time.toSeconds()));
    policy.ifPresent(request::policy);
    try {
      return sts.get().assumeRole(request.build()).credentials();
    } catch (SdkException e) {
      throw new NoSession(role, e);
    }
  }

  private static AwsSessionCredentials session(Credentials answer) {
    return AwsSessionCredentials.create(
        answer.accessKeyId(), answer.secretAccessKey(), answer.sessionToken());
  }
}
