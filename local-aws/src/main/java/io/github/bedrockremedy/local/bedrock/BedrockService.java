package io.github.bedrockremedy.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.local.AccountFile;
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

/// `GetInferenceProfile`, `ListInferenceProfiles`, `GetPromptRouter` and `GetGuardrail`, for the
/// Region that is called.
public final class BedrockService implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/inference-profiles";
  private static final String ROUTERS = "/prompt-routers/";
  private static final String GUARDRAILS = "/guardrails/";

  private final AccountState state;
  private final Profiles profiles;

  public BedrockService(AccountState state) {
    this.state = state;
    this.profiles = new Profiles(state);
  }

  @Override
  public String action(Request request) {
    if (request.path().startsWith(PATH + "/")) {
      return "bedrock:GetInferenceProfile";
    }
    if (request.path().startsWith(ROUTERS)) {
      return "bedrock:GetPromptRouter";
    }
    if (request.path().startsWith(GUARDRAILS)) {
      return "bedrock:GetGuardrail";
    }
    return request.path().equals(PATH)
        ? "bedrock:ListInferenceProfiles"
        : "bedrock:" + request.path();
  }

  @Override
  public Answer answer(Request request) {
    return switch (action(request)) {
      case "bedrock:GetInferenceProfile" -> Answer.json(200, get(request).toString(), Map.of());
      case "bedrock:GetPromptRouter" ->
          Answer.json(200, named(request, ROUTERS, "promptRouterArn").toString(), Map.of());
      case "bedrock:GetGuardrail" ->
          Answer.json(200, named(request, GUARDRAILS, "guardrailArn").toString(), Map.of());
      case "bedrock:ListInferenceProfiles" -> Answer.json(200, list(request).toString(), Map.of());
      default ->
          throw new AwsError(404, "UnknownOperationException", "no operation " + request.path());
    };
  }

  /// A router or guardrail of the account file, by its ARN.
  private JsonNode named(Request request, String path, String field) {
    String arn = decoded(request.path().substring(path.length()));
    AccountFile account = state.accountOf(request.scope().accessKey());
    List<JsonNode> all = path.equals(ROUTERS) ? account.promptRouters() : account.guardrails();
    return all.stream()
        .filter(it -> it.path(field).asText().equals(arn))
        .filter(_ -> arn.contains(":" + request.scope().region() + ":"))
        .findFirst()
        .orElseThrow(() -> new AwsError(404, "ResourceNotFoundException", arn + " not found."));
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private JsonNode get(Request request) {
    String id = decoded(request.path().substring(PATH.length() + 1));
    return profiles.find(request.scope(), id).orElseThrow(() -> unknown(id));
  }

  /// A customer's own profile that is not in the account file does not exist. Whether AWS has a
  /// system-defined one that is in no catalogue, nobody here can tell.
  private static AwsError unknown(String id) {
    String name = id.substring(id.lastIndexOf('/') + 1);
    return name.indexOf('.') == name.lastIndexOf('.')
        ? new AwsError(404, "ResourceNotFoundException", "Inference profile " + id + " not found.")
        : new AwsError(
            501, "NotKnownHere", "Add " + id + " to InferenceProfiles of the account file.");
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
