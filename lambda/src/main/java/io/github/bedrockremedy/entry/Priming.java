package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Does a handler's work many times before Lambda takes the snapshot new instances start from, so
/// that its classes are loaded, its clients made and its code compiled: on a sample event and
/// without the network, each time followed by one read of the table, which goes the way to it.
/// Random values are made where they are used and never here.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html>.
final class Priming implements Resource {
  private static final String SNAPSHOT = "snap-start";

  /// The compiler begins with what ran some hundred times; what a snapshot holds is compiled.
  private static final int ROUNDS = 100;

  /// The context that runs resources does not keep them.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final Wiring wiring;
  private final Function<Wiring, RequestStreamHandler> handler;
  private final String sample;

  private Priming(Wiring wiring, Function<Wiring, RequestStreamHandler> handler, String sample) {
    this.wiring = wiring;
    this.handler = handler;
    this.sample = sample;
  }

  /// The wiring of a deployed function, which primes the handler where a snapshot will be taken.
  ///
  /// @param sample an event of the handler's own source
  static Wiring wired(
      Function<Wiring, RequestStreamHandler> handler, Function<Settings, String> sample) {
    Wiring wiring = Wiring.fromEnvironment();
    if (SNAPSHOT.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      var priming = new Priming(wiring, handler, sample.apply(wiring.settings()));
      KEPT.add(priming);
      Core.getGlobalContext().register(priming);
    }
    return wiring;
  }

  /// What fails here is only slower later.
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      RequestStreamHandler rehearsed = handler.apply(wiring.rehearsal());
      for (int round = 0; round < ROUNDS; round++) {
        var in = new ByteArrayInputStream(sample.getBytes(StandardCharsets.UTF_8));
        rehearsed.handleRequest(in, OutputStream.nullOutputStream(), new LocalContext());
        wiring.touchTable();
      }
    } catch (IOException | RuntimeException e) {
      wiring.log().line("priming-failed", Map.of("fault", e.getClass().getSimpleName()));
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Credentials are the provider's to renew, and random values are made when they are needed.
  }
}
