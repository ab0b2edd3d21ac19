package io.github.bedrockremedy.local.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bedrockremedy.local.wire.Answer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/// DynamoDB Local's request handler and its own JSON, in memory. Its web server, its launcher and
/// their dependencies are never loaded: they cost seconds, and this needs none of them.
///
/// The engine is reached by name, because it may live in a class loader of its own, [EngineJar].
final class TableEngine {
  private static final String BASE = "com.amazonaws.services.dynamodbv2.";
  private static final String ACCESS = "local";
  private static final String REGION = "us-east-1";

  private final ObjectMapper json;
  private final Object handler;
  private final Class<?> errorBean;
  private final Map<String, Method> operations = new HashMap<>();

  private TableEngine(ObjectMapper json, Object handler, Class<?> errorBean) {
    this.json = json;
    this.handler = handler;
    this.errorBean = errorBean;
    for (Method method : handler.getClass().getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (types.length == 3 && types[2].getSimpleName().endsWith("Request")) {
        operations.put(types[2].getSimpleName().replace("Request", ""), method);
      }
    }
  }

  /// Starts an empty engine and lets it open its database.
  static TableEngine open() throws ReflectiveOperationException {
    Quiet.libraries();
    ClassLoader loader = EngineJar.loader();
    var json =
        (ObjectMapper)
            loader
                .loadClass(BASE + "local.shared.mapper.DynamoDBObjectMapper")
                .getConstructor()
                .newInstance();
    Object handler =
        loader
            .loadClass(BASE + "local.server.LocalDynamoDBRequestHandler")
            .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
            .newInstance(0, true, null, true, false);
    var engine =
        new TableEngine(json, handler, loader.loadClass(BASE + "local.exceptions.ExceptionBean"));
    engine.call("ListTables", "{}".getBytes(StandardCharsets.UTF_8));
    return engine;
  }

  /// Runs an operation, `PutItem`, on its request's JSON.
  Answer call(String operation, byte[] request) throws ReflectiveOperationException {
    try {
      Method method = operations.get(operation);
      if (method == null) {
        return error(400, "UnknownOperationException", operation);
      }
      Object input = json.readValue(request, method.getParameterTypes()[2]);
      return answer(200, json.writeValueAsBytes(method.invoke(handler, ACCESS, REGION, input)));
    } catch (InvocationTargetException e) {
      return refusal(Objects.requireNonNullElse(e.getCause(), e));
    } catch (IOException e) {
      return error(400, "SerializationException", String.valueOf(e.getMessage()));
    }
  }

  void close() throws ReflectiveOperationException {
    handler.getClass().getMethod("shutdown").invoke(handler);
  }

  static Answer error(int status, String code, String message) {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("__type", "com.amazonaws.dynamodb.v20120810#" + code)
            .put("message", message)
            .toString();
    return answer(status, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Puts the engine's exception into the engine's own error form, cancellation reasons included.
  private Answer refusal(Throwable cause) throws ReflectiveOperationException {
    Class<?> type = cause.getClass();
    if (!type.getName().toLowerCase(Locale.ROOT).contains("dynamodblocalservice")) {
      return error(500, "InternalServerError", cause.toString());
    }
    Object bean =
        errorBean
            .getConstructor(String.class, String.class, List.class, Map.class)
            .newInstance(
                type.getMethod("getErrorCode").invoke(cause),
                cause.getMessage(),
                type.getMethod("getCancellationReasons").invoke(cause),
                type.getMethod("getItem").invoke(cause));
    try {
      return answer(
          (int) type.getMethod("getStatusCode").invoke(cause), json.writeValueAsBytes(bean));
    } catch (IOException e) {
      return error(500, "InternalServerError", String.valueOf(e.getMessage()));
    }
  }

  private static Answer answer(int status, byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return new Answer(
        status,
        "application/x-amz-json-1.0",
        Map.of("x-amz-crc32", Long.toString(crc.getValue())),
        body);
  }
}
