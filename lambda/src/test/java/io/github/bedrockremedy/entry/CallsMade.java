package io.github.bedrockremedy.entry;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Which operations were called at all, by any client of this test run. The SDK makes one for each
/// client.
public final class CallsMade implements ExecutionInterceptor {
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  /// Forgets all, and counts from now on.
  static void reset() {
    NAMES.clear();
  }

  static Set<String> names() {
    return Set.copyOf(NAMES);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    NAMES.add(
        Objects.requireNonNull(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
  }
}
