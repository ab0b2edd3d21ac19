package io.github.bedrockremedy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bedrockremedy.local.wire.Loopback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's side of one function: hands out events one after the other and takes the answers.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>.
final class RuntimeApi implements AutoCloseable {
  private static final String BASE = "/2018-06-01/runtime/";

  private final HttpServer server = Loopback.server(0);
  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final CountDownLatch restored = new CountDownLatch(1);
  private volatile CompletableFuture<byte[]> answer = new CompletableFuture<>();

  RuntimeApi() {
    server.createContext(BASE, this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// What the function is told as `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Done once the function asks for its first event, or for the restore of its snapshot.
  CompletableFuture<Void> initialised() {
    return initialised;
  }

  /// Lets a function that waits in its snapshot go on.
  void restore() {
    restored.countDown();
  }

  /// Hands over an event; done with the function's answer.
  CompletableFuture<byte[]> invoke(byte[] event) {
    var next = new CompletableFuture<byte[]>();
    answer = next;
    waiting.add(event);
    return next;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String call = exchange.getRequestURI().getPath().substring(BASE.length());
      if (call.equals("invocation/next")) {
        next(exchange);
      } else if (call.equals("restore/next")) {
        initialised.complete(null);
        restored.await();
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.sendResponseHeaders(202, -1);
        took(call, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void took(String call, byte[] body) {
    if (call.endsWith("/response")) {
      answer.complete(body);
    } else {
      var failed = new IOException(call + ": " + new String(body, StandardCharsets.UTF_8));
      initialised.completeExceptionally(failed);
      answer.completeExceptionally(failed);
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    initialised.complete(null);
    byte[] event = waiting.take();
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request-1");
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:618048437522:function:packaged");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
