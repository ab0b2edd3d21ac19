package io.github.bedrockremedy.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// A server in place of AWS: it keeps what left a real client, and answers what a test says.
public final class Wire implements AutoCloseable {
  /// What left the client.
  ///
  /// @param path path and query
  /// @param form decoded form fields of the query protocol, by name
  public record Sent(String method, String path, Map<String, String> form) {
    public String action() {
      return form.getOrDefault("Action", "");
    }

    /// A form field that has to be there.
    public String field(String name) {
      return Objects.requireNonNull(form.get(name), name);
    }

    /// The form without the fields every call has.
    public Map<String, String> fields() {
      Map<String, String> fields = new TreeMap<>(form);
      fields.remove("Action");
      fields.remove("Version");
      return fields;
    }
  }

  /// What comes back.
  public record Reply(int status, String body) {
    /// A result of the query protocol.
    public static Reply result(String action, String xml) {
      return new Reply(
          200,
          "<%sResponse><%sResult>%s</%sResult></%sResponse>"
              .formatted(action, action, xml, action, action));
    }

    public static Reply json(String body) {
      return new Reply(200, body);
    }

    /// An error of the query protocol.
    public static Reply error(int status, String code) {
      return new Reply(
          status,
          "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error>"
                  .formatted(code)
              + "</ErrorResponse>");
    }
  }

  private final HttpServer server;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile Function<Sent, Reply> answers = s -> Reply.error(400, "NothingPlanned");

  public Wire() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /// Says what comes back.
  public void answers(Function<Sent, Reply> next) {
    this.answers = next;
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /// The one request that left.
  public Sent only() {
    if (sent.size() != 1) {
      throw new AssertionError("not one request but " + sent);
    }
    return sent.getFirst();
  }

  /// A client of this server that gives up at once.
  public <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      B builder, String region, ExecutionInterceptor... interceptors) {
    return builder
        .endpointOverride(URI.create("http://localhost:" + server.getAddress().getPort()))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            o ->
                o.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .executionInterceptors(List.of(interceptors)))
        .build();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var request =
        new Sent(exchange.getRequestMethod(), exchange.getRequestURI().toString(), form(body));
    sent.add(request);
    Reply reply = answers.apply(request);
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.isEmpty() ? new String[0] : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
