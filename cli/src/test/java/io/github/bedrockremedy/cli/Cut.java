package io.github.bedrockremedy.cli;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Lets one chosen call of a handler go wrong. The SDK makes one for each client of this test run;
/// calls that do not come from a handler are never touched.
public final class Cut implements ExecutionInterceptor {
  private static final AtomicInteger MADE = new AtomicInteger();
  private static volatile int chosen;
  private static volatile How how = How.DIES_BEFORE;
  private static volatile boolean reached;
  private static volatile String action = "";
  private static volatile Runnable something = () -> {};

  /// What may happen to a call.
  enum How {
    DIES_BEFORE,
    DIES_AFTER,
    THROTTLED,
    SERVER_ERROR,
    LOST_ANSWER,
    /// Something else happens first, and the call is made as it was.
    AFTER_SOMETHING
  }

  /// The process is gone: nothing after this line runs, no handler catches it.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Lets the call of a number go wrong, counted from now on; 0 lets none.
  static void at(int call, How what) {
    MADE.set(0);
    reached = false;
    action = "";
    how = what;
    chosen = call;
  }

  /// Lets something happen right before the call of a number.
  static void before(int call, Runnable what) {
    something = what;
    at(call, How.AFTER_SOMETHING);
  }

  /// Calls of handlers since the last choice.
  static int made() {
    return MADE.get();
  }

  /// Whether the chosen call was made.
  static boolean happened() {
    return reached;
  }

  /// Whether the chosen call was to read what a plan rests on: IAM, Bedrock or the owner's stack.
  static boolean wasEvidence() {
    return action.matches("(Iam (Get|List|Simulate)|Bedrock |CloudFormation )\\w+");
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!inHandler() || MADE.incrementAndGet() != chosen) {
      return;
    }
    reached = true;
    action =
        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
            + " "
            + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    switch (how) {
      case DIES_BEFORE -> throw new Died();
      case THROTTLED -> throw answered(400, "Throttling");
      case SERVER_ERROR -> throw answered(500, "ServiceFailure");
      case AFTER_SOMETHING -> something.run();
      case DIES_AFTER, LOST_ANSWER -> attributes.putAttribute(Marks.CHOSEN, true);
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(Marks.CHOSEN) == null) {
      return;
    }
    if (how == How.DIES_AFTER) {
      throw new Died();
    }
    throw SdkClientException.create("Read timed out");
  }

  private static AwsServiceException answered(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
        .build();
  }

  private static boolean inHandler() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    f ->
                        f.getMethodName().equals("handleRequest")
                            && f.getClassName().startsWith("io.github.bedrockremedy.entry.")));
  }

  private static final class Marks {
    static final software.amazon.awssdk.core.interceptor.ExecutionAttribute<Boolean> CHOSEN =
        new software.amazon.awssdk.core.interceptor.ExecutionAttribute<>("chosen-by-Cut");
  }
}
