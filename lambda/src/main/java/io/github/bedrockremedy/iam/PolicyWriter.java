package io.github.bedrockremedy.iam;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the compact text of a policy.
final class PolicyWriter {
  private final StringBuilder out = new StringBuilder(1024);

  private PolicyWriter() {}

  static String write(PolicyDocument document) {
    var writer = new PolicyWriter();
    writer.document(document);
    return writer.out.toString();
  }

  private void document(PolicyDocument document) {
    out.append("{\"Version\":");
    string(document.version());
    out.append(",\"Statement\":[");
    for (int i = 0; i < document.statements().size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      statement(document.statements().get(i));
    }
    out.append("]}");
  }

  private void statement(Statement statement) {
    out.append('{');
    if (!statement.sid().isEmpty()) {
      out.append("\"Sid\":");
      string(statement.sid());
      out.append(',');
    }
    out.append("\"Effect\":\"").append(statement.allow() ? "Allow" : "Deny").append("\",");
    strings(statement.notActions() ? "NotAction" : "Action", statement.actions());
    out.append(',');
    strings(statement.notResources() ? "NotResource" : "Resource", statement.resources());
    if (!statement.conditions().isEmpty()) {
      out.append(',');
      conditions(statement.conditions());
    }
    out.append('}');
  }

  private void conditions(List<Condition> conditions) {
    if (conditions.size() == 1) {
      Condition only = conditions.getFirst();
      out.append("\"Condition\":{");
      string(only.operator());
      out.append(":{");
      strings(only.key(), only.values());
      out.append("}}");
      return;
    }
    Map<String, Map<String, List<String>>> byOperator = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      byOperator
          .computeIfAbsent(condition.operator(), o -> new LinkedHashMap<>())
          .put(condition.key(), condition.values());
    }
    out.append("\"Condition\":{");
    String comma = "";
    for (var operator : byOperator.entrySet()) {
      out.append(comma);
      string(operator.getKey());
      out.append(":{");
      String inner = "";
      for (var key : operator.getValue().entrySet()) {
        out.append(inner);
        strings(key.getKey(), key.getValue());
        inner = ",";
      }
      out.append('}');
      comma = ",";
    }
    out.append('}');
  }

  private void strings(String name, List<String> values) {
    string(name);
    out.append(":[");
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      string(values.get(i));
    }
    out.append(']');
  }

  private void string(String value) {
    out.append('"');
    if (isPlain(value)) {
      out.append(value);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(value, out);
    }
    out.append('"');
  }

  /// Whether a value is written as it is: names and ARNs always are.
  private static boolean isPlain(String value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
