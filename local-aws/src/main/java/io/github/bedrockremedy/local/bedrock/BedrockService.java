package io.github.bedrockremedy.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.wire.Answer;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.Request;
import io.github.bedrockremedy.local.wire.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `GetInferenceProfile` and `ListInferenceProfiles`, for the Region that is called.
public final class BedrockService implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/inference-profiles";

  private final Profiles profiles;

  public BedrockService(AccountState state) {
    this.profiles = new Profiles(state);
  }

  @Override
  public String action(Request request) {
    if (request.path().startsWith(PATH + "/")) {
      return "bedrock:GetInferenceProfile";
    }
    return request.path().equals(PATH)
        ? "bedrock:ListInferenceProfiles"
        : "bedrock:" + request.path();
  }

  @Override
  public Answer answer(Request request) {
    return switch (action(request)) {
      case "bedrock:GetInferenceProfile" -> Answer.json(200, get(request).toString(), Map.of());
      case "bedrock:ListInferenceProfiles" -> Answer.json(200, list(request).toString(), Map.of());
      default ->
          throw new AwsError(404, "UnknownOperationException", "no operation " + request.path());
    };
  }

  private JsonNode get(Request request) {
    String encoded = request.path().substring(PATH.length() + 1);
    String id = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    return profiles
        .find(request.scope(), id)
        .orElseThrow(
            () ->
                new AwsError(
                    404, "ResourceNotFoundException", "Inference profile " + id + " not found."));
  }

  private ObjectNode list(Request request) {
    String type = request.query().getOrDefault("type", "");
    List<ObjectNode> all =
        profiles.all(request.scope()).stream()
            .filter(it -> type.isEmpty() || it.path("type").asText().equals(type))
            .toList();
    int from = number(request.query().getOrDefault("nextToken", "0"), "nextToken");
    int size = number(request.query().getOrDefault("maxResults", "1000"), "maxResults");
    int to = Math.min(all.size(), from + size);
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray("inferenceProfileSummaries").addAll(all.subList(Math.min(from, to), to));
    if (to < all.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return answer;
  }

  private static int number(String text, String name) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new AwsError(400, "ValidationException", "Invalid " + name + ": " + text);
    }
    return Integer.parseInt(text);
  }

  @Override
  public Answer refuse(AwsError error) {
    String body = JSON.createObjectNode().put("message", error.text()).toString();
    return Answer.json(error.status(), body, Map.of("x-amzn-ErrorType", error.code()));
  }

  @Override
  public AwsError fault(Fault fault, String action) {
    return switch (fault) {
      case THROTTLE -> new AwsError(429, "ThrottlingException", "Too many requests");
      case ACCESS_DENIED ->
          new AwsError(
              403, "AccessDeniedException", "User is not authorized to perform: " + action);
      case SERVER_ERROR, TIME_OUT, DROP_AFTER_WRITE ->
          new AwsError(500, "InternalServerException", "Internal server error");
    };
  }
}
