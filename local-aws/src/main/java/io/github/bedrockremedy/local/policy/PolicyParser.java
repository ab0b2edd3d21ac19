package io.github.bedrockremedy.local.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bedrockremedy.local.policy.Statement.Condition;
import io.github.bedrockremedy.local.policy.Statement.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads identity policies, boundaries and SCPs by IAM's grammar.
public final class PolicyParser {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

  private PolicyParser() {}

  /// Reads one document.
  ///
  /// @throws MalformedPolicy what breaks the grammar, in words
  /// @throws UnsupportedPolicyElement an element or operator that is not known
  public static PolicyDocument parse(String text) {
    JsonNode root = tree(text);
    root.fieldNames().forEachRemaining(name -> known(TOP, name));
    String version = root.path("Version").asText("2008-10-17");
    if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
      throw new MalformedPolicy("The policy must contain a valid version string");
    }
    JsonNode list = root.path("Statement");
    List<JsonNode> nodes = list.isArray() ? list.valueStream().toList() : List.of(list);
    if (list.isMissingNode() || nodes.isEmpty()) {
      throw new MalformedPolicy("Missing required field Statement");
    }
    List<Position> positions = StatementPositions.of(text);
    var sids = new HashSet<String>();
    var statements = new ArrayList<Statement>();
    for (int i = 0; i < nodes.size(); i++) {
      Statement statement = statement(nodes.get(i), positions.get(i));
      if (statement.sid().isPresent() && !sids.add(statement.sid().get())) {
        throw new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
      }
      statements.add(statement);
    }
    return new PolicyDocument(version.equals("2012-10-17"), statements);
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw new MalformedPolicy("Syntax errors in policy. " + e.getOriginalMessage());
    }
    throw new MalformedPolicy("Syntax errors in policy.");
  }

  private static Statement statement(JsonNode node, Position position) {
    if (!node.isObject()) {
      throw new MalformedPolicy("Syntax errors in policy. A statement must be an object.");
    }
    node.fieldNames().forEachRemaining(name -> known(ELEMENTS, name));
    String effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new MalformedPolicy("Invalid effect: " + effect);
    }
    boolean notActions = either(node, "Action", "NotAction");
    boolean notResources = either(node, "Resource", "NotResource");
    return new Statement(
        sid(node.path("Sid")),
        effect.equals("Allow"),
        notActions,
        actions(strings(node.path(notActions ? "NotAction" : "Action"))),
        notResources,
        resources(strings(node.path(notResources ? "NotResource" : "Resource"))),
        conditions(node.path("Condition")),
        position);
  }

  private static void known(Set<String> names, String name) {
    if (name.equals("Principal") || name.equals("NotPrincipal")) {
      throw new MalformedPolicy("Policy document should not specify a principal.");
    }
    if (!names.contains(name)) {
      throw new MalformedPolicy("Syntax errors in policy. Unknown field " + name);
    }
  }

  private static boolean either(JsonNode node, String one, String other) {
    if (node.has(one) == node.has(other)) {
      throw new MalformedPolicy(
          "Policy statement must contain %ss.".formatted(one.toLowerCase(java.util.Locale.ROOT)));
    }
    return node.has(other);
  }

  private static Optional<String> sid(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || !node.textValue().matches("[A-Za-z0-9]*")) {
      throw new MalformedPolicy(
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
              + " expression [0-9A-Za-z]*");
    }
    return node.textValue().isEmpty() ? Optional.empty() : Optional.of(node.textValue());
  }

  private static List<String> actions(List<String> actions) {
    for (String action : actions) {
      if (!action.matches("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
        throw new MalformedPolicy("Actions/Conditions must be prefaced by a vendor: " + action);
      }
    }
    return actions;
  }

  private static List<String> resources(List<String> resources) {
    for (String resource : resources) {
      if (!resource.equals("*")
          && !(resource.startsWith("arn:") && resource.split(":", 6).length == 6)
          && !(resource.contains("*") && resource.startsWith("arn"))) {
        throw new MalformedPolicy("Resource " + resource + " must be in ARN format or \"*\".");
      }
    }
    return resources;
  }

  private static List<Condition> conditions(JsonNode node) {
    var conditions = new ArrayList<Condition>();
    if (node.isMissingNode()) {
      return conditions;
    }
    if (!node.isObject()) {
      throw new MalformedPolicy("Syntax errors in policy. Condition must be an object.");
    }
    for (Map.Entry<String, JsonNode> block : node.properties()) {
      ConditionOperator operator = ConditionOperator.parse(block.getKey());
      for (Map.Entry<String, JsonNode> entry : block.getValue().properties()) {
        conditions.add(new Condition(operator, entry.getKey(), strings(entry.getValue())));
      }
    }
    return conditions;
  }

  private static List<String> strings(JsonNode node) {
    List<JsonNode> nodes = node.isArray() ? node.valueStream().toList() : List.of(node);
    if (nodes.isEmpty() || !nodes.stream().allMatch(JsonNode::isValueNode)) {
      throw new MalformedPolicy("Syntax errors in policy. Expected a string or a list of strings.");
    }
    return nodes.stream().map(JsonNode::asText).toList();
  }

  static JsonParser tokens(String text) throws java.io.IOException {
    return JSON.createParser(text);
  }
}
