package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A policy as TypeScript code for the AWS CDK: one statement after the other added to the
/// principal. Strings stand in double quotes, where `${` means nothing.
final class CdkTypeScript {
  private static final String IMPORT =
      "import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';\n\n";

  private CdkTypeScript() {}

  static String of(PolicyDocument policy, String principal) {
    return policy.statements().stream()
        .map(
            s ->
                principal
                    + ".addToPrincipalPolicy(new PolicyStatement({\n"
                    + statement(s)
                    + "}));\n")
        .collect(Collectors.joining("", IMPORT, ""));
  }

  private static String statement(Statement statement) {
    var lines = new StringBuilder();
    if (!statement.sid().isEmpty()) {
      lines.append("  sid: ").append(quoted(statement.sid())).append(",\n");
    }
    lines.append("  effect: Effect.").append(statement.allow() ? "ALLOW" : "DENY").append(",\n");
    lines.append(statement.notActions() ? "  notActions: " : "  actions: ");
    lines.append(list(statement.actions(), "  ")).append(",\n");
    lines.append(statement.notResources() ? "  notResources: " : "  resources: ");
    lines.append(list(statement.resources(), "  ")).append(",\n");
    if (!statement.conditions().isEmpty()) {
      lines.append("  conditions: {\n").append(conditions(statement.conditions())).append("  },\n");
    }
    return lines.toString();
  }

  private static String conditions(List<Condition> conditions) {
    Map<String, List<Condition>> byOperator = new LinkedHashMap<>();
    conditions.forEach(
        c -> byOperator.computeIfAbsent(c.operator(), _ -> new ArrayList<>()).add(c));
    var lines = new StringBuilder();
    byOperator.forEach(
        (operator, keys) -> {
          lines.append("    ").append(quoted(operator)).append(": {\n");
          keys.forEach(
              c ->
                  lines
                      .append("      ")
                      .append(quoted(c.key()))
                      .append(": ")
                      .append(list(c.values(), "      "))
                      .append(",\n"));
          lines.append("    },\n");
        });
    return lines.toString();
  }

  private static String list(List<String> values, String indent) {
    if (values.size() == 1) {
      return "[" + quoted(values.getFirst()) + "]";
    }
    return values.stream()
        .map(v -> indent + "  " + quoted(v) + ",\n")
        .collect(Collectors.joining("", "[\n", indent + "]"));
  }

  private static String quoted(String text) {
    return PolicyOutline.quotedAsJson(text);
  }
}
