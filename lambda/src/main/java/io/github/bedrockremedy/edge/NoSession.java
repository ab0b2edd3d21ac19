package io.github.bedrockremedy.edge;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// A role of a further account could not be assumed, so the call that needed it was not made.
public final class NoSession extends SdkClientException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /// @param role ARN of the role
  public NoSession(String role, SdkException why) {
    super(SdkClientException.builder().message("sts:AssumeRole of " + role).cause(why));
    this.failure = Failure.of(why).instead("sts:AssumeRole of " + role);
  }

  /// What became of `sts:AssumeRole`.
  Failure failure() {
    return failure;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
