package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.local.wire.CredentialScope;
import io.github.bedrockremedy.local.wire.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// An HTTP API before one function: browsers speak HTTP to it, the function gets payload 2.0.
/// Loopback only.
public final class HttpApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FAILED = 500;

  private final Function function;
  private final InstantSource clock;
  private final UnaryOperator<String> callers;
  private final HttpServer server;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  private HttpApi(int port, Function function, InstantSource clock, UnaryOperator<String> callers) {
    this.callers = callers;
    this.function = function;
    this.clock = clock;
    server = Loopback.server(port);
    server.createContext("/", this::exchange);
    server.setExecutor(worker);
    server.start();
  }

  /// Starts on a port of loopback; 0 takes a free one.
  ///
  /// @param callers the ARN behind an access key, for the route that asks for AWS credentials
  public static HttpApi start(
      int port, Function function, InstantSource clock, UnaryOperator<String> callers) {
    return new HttpApi(port, function, clock, callers);
  }

  /// The address to open.
  public URI endpoint() {
    return Loopback.address(server);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var headers = new TreeMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name, String.join(",", values)));
      String query = exchange.getRequestURI().getRawQuery();
      byte[] event =
          LambdaEvents.httpApi(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              query == null ? "" : query,
              headers,
              new String(body, StandardCharsets.UTF_8),
              exchange.getRemoteAddress().getAddress().getHostAddress(),
              clock.instant());
      if (!exchange.getRequestURI().getPath().equals(DecisionRoute.PATH)) {
        answer(exchange, event);
        return;
      }
      Optional<String> key =
          CredentialScope.of(headers.getOrDefault("Authorization", ""))
              .map(CredentialScope::accessKey);
      if (key.isPresent()) {
        answer(exchange, LambdaEvents.authenticated(event, callers.apply(key.get())));
      } else {
        send(exchange, 403, "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  // API Gateway answers whatever a function throws with the same sentence.
  private void answer(HttpExchange exchange, byte[] event) throws IOException {
    byte[] answer;
    try {
      answer = function.invoke(event);
    } catch (Exception e) {
      send(
          exchange,
          FAILED,
          "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    JsonNode node = JSON.readTree(answer);
    if (!node.has("statusCode")) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      send(exchange, 200, answer);
      return;
    }
    node.path("headers")
        .properties()
        .forEach(it -> exchange.getResponseHeaders().set(it.getKey(), it.getValue().asText()));
    node.path("cookies")
        .forEach(it -> exchange.getResponseHeaders().add("Set-Cookie", it.asText()));
    String text = node.path("body").asText("");
    byte[] body =
        node.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    send(exchange, node.path("statusCode").asInt(), body);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
  }
}
