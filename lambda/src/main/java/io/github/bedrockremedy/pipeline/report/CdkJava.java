package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A policy as Java code for the AWS CDK: one statement after the other added to the principal.
final class CdkJava {
  private CdkJava() {}

  static String of(PolicyDocument policy, String principal) {
    String imports =
        """
        import java.util.List;
        import java.util.Map;
        import software.amazon.awscdk.services.iam.Effect;
        import software.amazon.awscdk.services.iam.PolicyStatement;

        """;
    return policy.statements().stream()
        .map(s -> principal + ".addToPrincipalPolicy(\n" + statement(s) + ");\n")
        .collect(Collectors.joining("", imports, ""));
  }

  private static String statement(Statement statement) {
    List<String> calls = new ArrayList<>();
    calls.add("    PolicyStatement.Builder.create()");
    if (!statement.sid().isEmpty()) {
      calls.add("        .sid(" + quoted(statement.sid()) + ")");
    }
    calls.add("        .effect(Effect." + (statement.allow() ? "ALLOW" : "DENY") + ")");
    String actions = statement.notActions() ? "notActions" : "actions";
    calls.add("        ." + actions + "(" + list(statement.actions()) + ")");
    String resources = statement.notResources() ? "notResources" : "resources";
    calls.add("        ." + resources + "(" + list(statement.resources()) + ")");
    if (!statement.conditions().isEmpty()) {
      calls.add("        .conditions(" + conditions(statement.conditions()) + ")");
    }
    calls.add("        .build()");
    return String.join("\n", calls);
  }

  private static String conditions(List<Condition> conditions) {
    Map<String, List<Condition>> byOperator = new LinkedHashMap<>();
    conditions.forEach(
        c -> byOperator.computeIfAbsent(c.operator(), _ -> new ArrayList<>()).add(c));
    List<String> entries = new ArrayList<>();
    byOperator.forEach((operator, keys) -> entries.add(operator(operator, keys)));
    return "Map.of(" + String.join(",", entries) + ")";
  }

  private static String operator(String operator, List<Condition> keys) {
    return keys.stream()
        .map(c -> "\n                " + quoted(c.key()) + ", " + list(c.values()))
        .collect(Collectors.joining(",", "\n            " + quoted(operator) + ", Map.of(", ")"));
  }

  private static String list(List<String> values) {
    if (values.size() == 1) {
      return "List.of(" + quoted(values.getFirst()) + ")";
    }
    return values.stream()
        .map(v -> "\n            " + quoted(v))
        .collect(Collectors.joining(",", "List.of(", ")"));
  }

  private static String quoted(String text) {
    return PolicyOutline.quotedAsJson(text);
  }
}
