package io.github.bedrockremedy.cli;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.entry.LocalContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.function.IntSupplier;

/// Handlers that do not have all the time in the world.
final class Hurried {
  /// As much as a function gets.
  static final int PLENTY = 60_000;

  private Hurried() {}

  /// Calls a handler once, and brings to the others what the table's stream tells of it.
  ///
  /// @param left milliseconds the invocation has left, whenever it asks
  static byte[] invoke(
      Installation installation, RequestStreamHandler handler, byte[] input, IntSupplier left)
      throws Exception {
    var local = new LocalContext();
    Context context =
        (Context)
            Proxy.newProxyInstance(
                Hurried.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, arguments) ->
                    method.getName().equals("getRemainingTimeInMillis")
                        ? left.getAsInt()
                        : method.invoke(local, arguments));
    var out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(input), out, context);
    installation.settle();
    return out.toByteArray();
  }
}
