package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The context of a rehearsal: nobody called.
final class NoContext implements Context {
  private static final String NOBODY = "rehearsal";

  @Override
  public String getAwsRequestId() {
    return NOBODY;
  }

  @Override
  public String getLogGroupName() {
    return NOBODY;
  }

  @Override
  public String getLogStreamName() {
    return NOBODY;
  }

  @Override
  public String getFunctionName() {
    return NOBODY;
  }

  @Override
  public String getFunctionVersion() {
    return NOBODY;
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + NOBODY;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 10_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log(message.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void log(byte[] message) {
        // Nobody reads it.
      }
    };
  }
}
