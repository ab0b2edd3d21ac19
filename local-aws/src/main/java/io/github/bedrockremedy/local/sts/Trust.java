package io.github.bedrockremedy.local.sts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.UnsupportedPolicyElement;
import io.github.bedrockremedy.local.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a role's trust policy lets a caller in. Its statements are those of an identity policy
/// once it is settled which of them speak of the caller.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>.
final class Trust {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = ":root";

  private Trust() {}

  static boolean lets(Caller caller, Identity role, String session, Optional<String> externalId) {
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    ArrayNode speaking = policy.putArray("Statement");
    for (JsonNode statement : statements(role)) {
      if (speaksOf(caller, statement) && statement.deepCopy() instanceof ObjectNode own) {
        own.remove("Principal");
        speaking.add(own.put("Resource", "*"));
      }
    }
    if (speaking.isEmpty()) {
      return false;
    }
    Map<String, List<String>> context = caller.context();
    context.put("sts:RoleSessionName", List.of(session));
    externalId.ifPresent(id -> context.put("sts:ExternalId", List.of(id)));
    var trust = SourcePolicy.of("trust", "none", policy.toString());
    var request =
        new RequestContext(
            "sts:AssumeRole", role.arn(), context, List.of(trust), Optional.empty(), List.of());
    return PolicyEvaluator.evaluate(request).verdict() == Verdict.ALLOWED;
  }

  private static List<JsonNode> statements(Identity role) {
    try {
      JsonNode list = JSON.readTree(role.trustPolicy().orElse("{}")).path("Statement");
      return list.isArray() ? list.valueStream().toList() : List.of(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the trust policy of " + role.arn() + " is no JSON", e);
    }
  }

  private static boolean speaksOf(Caller caller, JsonNode statement) {
    if (statement.has("NotPrincipal")) {
      throw new UnsupportedPolicyElement("element", "NotPrincipal");
    }
    JsonNode principal = statement.path("Principal");
    if (principal.isTextual()) {
      return principal.textValue().equals("*");
    }
    JsonNode aws = principal.path("AWS");
    List<JsonNode> names = aws.isArray() ? aws.valueStream().toList() : List.of(aws);
    return names.stream().anyMatch(name -> isCaller(caller, name.asText()));
  }

  private static boolean isCaller(Caller caller, String name) {
    boolean account =
        name.equals(caller.account())
            || (name.endsWith(":iam::" + caller.account() + ROOT) && name.startsWith("arn:"));
    return name.equals("*")
        || account
        || name.equals(caller.principalArn())
        || name.equals(caller.arn());
  }
}
