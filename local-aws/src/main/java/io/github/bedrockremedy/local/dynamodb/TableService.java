package io.github.bedrockremedy.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.wire.Answer;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.Request;
import io.github.bedrockremedy.local.wire.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// DynamoDB and DynamoDB Streams. The engine starts in the background; only calls that need it
/// wait for it.
public final class TableService implements Service, AutoCloseable {
  private static final String TRANSACTION = "TransactWriteItems";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CompletableFuture<TableEngine> engine = new CompletableFuture<>();

  // Every thread the engine makes joins this group; it has one that sleeps for hours, outlives the
  // engine's own shutdown and would keep the JVM alive.
  private final ThreadGroup threads = new ThreadGroup("dynamodb-local");

  public TableService() {
    Thread.ofPlatform().group(threads).daemon().name("start").start(this::open);
  }

  /// Waits until tables can be used.
  public void await() {
    engine.join();
  }

  // Whatever stops the engine, those who wait for it must hear of it.
  private void open() {
    try {
      engine.complete(TableEngine.open());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      engine.completeExceptionally(e);
    }
  }

  @Override
  public String action(Request request) {
    return "dynamodb:" + operation(request);
  }

  /// A transaction has no action of its own: each of its writes is decided on by itself.
  @Override
  public List<String> rights(Request request) {
    if (!operation(request).equals(TRANSACTION)) {
      return List.of(action(request));
    }
    return writes(body(request)).map(write -> inTransaction(write.getKey())).distinct().toList();
  }

  @Override
  public List<String> rows(Request request) {
    Stream<JsonNode> writes =
        switch (operation(request)) {
          case TRANSACTION -> writes(body(request)).map(Map.Entry::getValue);
          case "PutItem", "UpdateItem", "DeleteItem" -> Stream.of(body(request));
          default -> Stream.empty();
        };
    return writes
        .map(write -> write.has("Item") ? write.path("Item") : write.path("Key"))
        .map(key -> key.path(CaseTable.PK).path("S").asText())
        .toList();
  }

  private static Stream<Map.Entry<String, JsonNode>> writes(JsonNode transaction) {
    return transaction.path("TransactItems").valueStream().flatMap(JsonNode::propertyStream);
  }

  private static JsonNode body(Request request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String inTransaction(String kind) {
    return "dynamodb:" + (kind.equals("ConditionCheck") ? "ConditionCheckItem" : kind + "Item");
  }

  @Override
  public Answer answer(Request request) {
    try {
      return engine.join().call(operation(request), request.body());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String operation(Request request) {
    return request.target().substring(request.target().indexOf('.') + 1);
  }

  @Override
  public Answer refuse(AwsError error) {
    return TableEngine.error(error.status(), error.code(), error.text());
  }

  @Override
  public AwsError fault(Fault fault, String action) {
    return switch (fault) {
      case THROTTLE -> new AwsError(400, "ThrottlingException", "Rate exceeded");
      case ACCESS_DENIED ->
          new AwsError(
              400, "AccessDeniedException", "User is not authorized to perform: " + action);
      case SERVER_ERROR, TIME_OUT, DROP_AFTER_WRITE ->
          new AwsError(500, "InternalServerError", "Internal server error");
    };
  }

  /// Closes the engine, if need be as soon as it has opened.
  @Override
  public void close() {
    var _ = engine.thenAccept(this::close);
  }

  private void close(TableEngine opened) {
    try {
      opened.close();
      threads.interrupt();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
