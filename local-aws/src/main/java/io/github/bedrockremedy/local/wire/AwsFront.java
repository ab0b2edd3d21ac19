package io.github.bedrockremedy.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.Faults;
import io.github.bedrockremedy.local.RecordedCalls;
import io.github.bedrockremedy.local.Session;
import io.github.bedrockremedy.local.Sessions;
import io.github.bedrockremedy.local.policy.UnsupportedPolicyElement;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The one loopback server every client speaks to.
public final class AwsFront implements AutoCloseable {
  private static final int PIECE = 4_096;

  private final Map<String, Service> services;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Faults faults;
  private final RecordedCalls calls;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  public AwsFront(
      Map<String, Service> services,
      Sessions sessions,
      InstantSource clock,
      Faults faults,
      RecordedCalls calls) {
    this.services = Map.copyOf(services);
    this.sessions = sessions;
    this.clock = clock;
    this.faults = faults;
    this.calls = calls;
    server = Loopback.server(0);
    server.createContext("/", this::exchange);
    server.setExecutor(workers);
    server.start();
  }

  /// Where clients connect.
  public URI endpoint() {
    return Loopback.address(server);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      long began = System.nanoTime();
      String authorization = header(exchange, "Authorization");
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      Optional<SignedQuery> signed = SignedQuery.of(query);
      boolean forged = signed.filter(q -> !q.holds(exchange)).isPresent();
      if (forged) {
        send(exchange, Answer.json(403, "{\"message\":\"SignatureDoesNotMatch\"}", Map.of()));
        return;
      }
      Optional<CredentialScope> scope =
          CredentialScope.of(authorization).or(() -> signed.flatMap(SignedQuery::scope));
      Service service = scope.map(CredentialScope::service).map(services::get).orElse(null);
      if (scope.isEmpty() || service == null) {
        String why = scope.isEmpty() ? "Request is missing Authentication Token" : "no service";
        send(exchange, Answer.json(403, "{\"message\":\"" + why + "\"}", Map.of()));
        return;
      }
      var request =
          new Request(
              scope.get(),
              exchange.getRequestURI().getRawPath(),
              Request.decode(query),
              header(exchange, "X-Amz-Target"),
              header(exchange, "X-Amz-Security-Token"),
              body);
      Optional<Answer> answer = answer(service, request);
      calls.answered(Duration.ofNanos(System.nanoTime() - began));
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    }
  }

  /// Empty: the connection is to be closed without a word.
  private Optional<Answer> answer(Service service, Request request) {
    String action = service.action(request);
    String key = request.scope().accessKey();
    String caller = sessions.find(key).map(Session::roleArn).orElse(key);
    calls.add(
        new Call(
            request.scope().service(),
            action,
            request.scope().region(),
            caller,
            service.rights(request),
            service.rows(request)));
    Optional<Fault> fault = faults.take(action);
    if (fault.isEmpty()) {
      return Optional.of(attempt(service, request));
    }
    return switch (fault.get()) {
      case THROTTLE, SERVER_ERROR, ACCESS_DENIED ->
          Optional.of(service.refuse(service.fault(fault.get(), action)));
      case TIME_OUT -> Optional.empty();
      case DROP_AFTER_WRITE -> {
        attempt(service, request);
        yield Optional.empty();
      }
    };
  }

  private Answer attempt(Service service, Request request) {
    try {
      sessions.check(request.scope().accessKey(), request.token(), clock.instant());
      return service.answer(request);
    } catch (AwsError e) {
      return service.refuse(e);
    } catch (UnsupportedPolicyElement e) {
      return service.refuse(new AwsError(400, "UnsupportedPolicyElement", e.text()));
    } catch (RuntimeException e) {
      return service.refuse(new AwsError(500, "InternalFailure", e.toString()));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    // A connection of the server keeps a buffer as large as the largest piece it ever wrote.
    for (int at = 0; at < length; at += PIECE) {
      exchange.getResponseBody().write(answer.body(), at, Math.min(PIECE, length - at));
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
