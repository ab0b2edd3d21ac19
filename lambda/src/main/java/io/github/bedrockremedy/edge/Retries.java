package io.github.bedrockremedy.edge;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// How every call is tried again: four times in all, later and later, at a random point of each
/// wait, so that workers that were throttled together do not come back together. A function that
/// would be stopped while it waits gives up instead, and says what it left undone; queue, stream
/// and clock bring that again.
///
/// See <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>.
public final class Retries implements RetryStrategy {
  static final int ATTEMPTS = 4;
  static final BackoffStrategy AFTER_A_FAULT =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(4));

  /// IAM counts calls a second for the whole account, so throttling wants longer waits.
  static final BackoffStrategy AFTER_THROTTLING =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(500), Duration.ofSeconds(8));

  private final RetryStrategy tries;
  private final TimeLeft left;

  private Retries(RetryStrategy tries, TimeLeft left) {
    this.tries = tries;
    this.left = left;
  }

  /// For one client; what it may spend on tries is counted for it alone.
  public static Retries within(TimeLeft left) {
    return new Retries(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(AFTER_A_FAULT)
            .throttlingBackoffStrategy(AFTER_THROTTLING)
            .build(),
        left);
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return tries.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    RefreshRetryTokenResponse next = tries.refreshRetryToken(request);
    if (!left.allows(next.delay())) {
      throw new TokenAcquisitionFailedException(
          "the function ends before another try", next.token(), request.failure());
    }
    return next;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return tries.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return tries.maxAttempts();
  }

  /// What is worth another try is decided here, and a client adds nothing to it.
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public RetryStrategy.Builder<?, ?> toBuilder() {
    throw new UnsupportedOperationException("another strategy would not know of the time left");
  }
}
