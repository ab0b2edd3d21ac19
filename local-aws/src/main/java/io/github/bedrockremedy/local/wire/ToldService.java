package io.github.bedrockremedy.local.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.github.bedrockremedy.local.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A service that does nothing but answer what the account's file says it would: by operation, or
/// for the JSON services without a target by path. Requests in Smithy's RPC v2 are answered in
/// CBOR. A list of answers is gone through for the first
/// whose `When` is in the request. What the file does not answer is refused by name.
public final class ToldService implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private final String prefix;
  private final JsonNode answers;

  /// @param prefix as in a policy
  public ToldService(String prefix, JsonNode answers) {
    this.prefix = prefix;
    this.answers = answers;
  }

  @Override
  public String action(Request request) {
    return prefix + ":" + operation(request);
  }

  @Override
  public Answer answer(Request request) {
    JsonNode told = answers.path(operation(request));
    for (JsonNode one : told.isArray() ? told.valueStream().toList() : List.of(told)) {
      boolean meant = isIn(one.path("When"), request);
      if (meant && one.has("Error")) {
        throw new AwsError(400, one.path("Error").asText(), "The account's file says so.");
      }
      if (meant && !one.isMissingNode()) {
        return answer(200, one.has("When") ? one.path("Answer") : one, isRpc(request));
      }
    }
    throw new AwsError(
        400, "ResourceNotFoundException", "account.json has no answer to " + action(request));
  }

  /// Whether every field asked for has the value.
  private static boolean isIn(JsonNode when, Request request) {
    JsonNode sent = body(request);
    return when.properties().stream()
        .allMatch(
            field ->
                sent.path(field.getKey()).equals(field.getValue())
                    || request
                        .query()
                        .getOrDefault(field.getKey(), "")
                        .equals(field.getValue().asText()));
  }

  private static JsonNode body(Request request) {
    try {
      return JSON.readTree(new String(request.body(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static String operation(Request request) {
    if (isRpc(request)) {
      return request.path().substring(request.path().lastIndexOf('/') + 1);
    }
    String target = request.target();
    return target.isEmpty() ? request.path() : target.substring(target.lastIndexOf('.') + 1);
  }

  /// See <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.
  private static boolean isRpc(Request request) {
    return request.path().startsWith("/service/");
  }

  private static Answer answer(int status, JsonNode body, boolean rpc) {
    try {
      return rpc
          ? new Answer(
              status,
              "application/cbor",
              Map.of("smithy-protocol", "rpc-v2-cbor"),
              CBOR.writeValueAsBytes(body))
          : Answer.json(status, body.toString(), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Answer refuse(AwsError error) {
    String body =
        JSON.createObjectNode().put("__type", error.code()).put("message", error.text()).toString();
    return Answer.json(error.status(), body, Map.of("x-amzn-ErrorType", error.code()));
  }

  @Override
  public AwsError fault(Fault fault, String action) {
    return switch (fault) {
      case THROTTLE -> new AwsError(400, "ThrottlingException", "Rate exceeded");
      case ACCESS_DENIED ->
          new AwsError(
              403, "AccessDeniedException", "User is not authorized to perform: " + action);
      case SERVER_ERROR, TIME_OUT, DROP_AFTER_WRITE ->
          new AwsError(500, "InternalFailure", "Internal failure");
    };
  }
}
