package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bedrockremedy.local.wire.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP API before one function: browsers speak HTTP to it, the function gets payload 2.0.
/// Loopback only.
public final class HttpApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FAILED = 500;

  private final Function function;
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  private HttpApi(int port, Function function, InstantSource clock) {
    this.function = function;
    this.clock = clock;
    server = Loopback.server(port);
    server.createContext("/", this::exchange);
    server.setExecutor(worker);
    server.start();
  }

  /// Starts on a port of loopback; 0 takes a free one.
  public static HttpApi start(int port, Function function, InstantSource clock) {
    return new HttpApi(port, function, clock);
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
      answer(exchange, event);
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
