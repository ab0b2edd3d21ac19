package io.github.bedrockremedy.edge;

import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Bounds how many calls to AWS one denial may cost. It is an interceptor of every client that
/// reads IAM, Bedrock or CloudFormation, so that pages count and no call is forgotten. The client
/// that
/// writes policies is made without it: a write is never refused for reads that were made before.
public final class CallBudget implements ExecutionInterceptor, CallAllowance {
  /// Calls a denial may cost; an ordinary one costs about twelve.
  public static final int CALLS = 40;

  private final int most;
  private final AtomicInteger made = new AtomicInteger();

  public CallBudget() {
    this(CALLS);
  }

  CallBudget(int most) {
    this.most = most;
  }

  @Override
  public void reset() {
    made.set(0);
  }

  /// Calls made since the last reset, refused ones included.
  public int made() {
    return made.get();
  }

  @Override
  public void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
    if (made.incrementAndGet() > most) {
      throw new Spent(most);
    }
  }

  /// The call was not made because the budget is spent.
  public static final class Spent extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private Spent(int most) {
      super(SdkClientException.builder().message("the budget of " + most + " calls is spent"));
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
