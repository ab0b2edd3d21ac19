package io.github.bedrockremedy.pipeline.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A policy as a tree of maps, lists and strings, and its two bracketed forms: JSON, and the
/// expression Terraform's `jsonencode` takes, aligned as `terraform fmt` does.
final class PolicyOutline {
  /// How a language writes what the two forms differ in.
  ///
  /// @param hcl whether this is Terraform's language
  record Form(boolean hcl) {}

  static final Form JSON = new Form(false);
  static final Form HCL = new Form(true);

  /// Longest value that stays beside its key although it is an array.
  private static final int SHORT = 40;

  private final Form form;
  private final StringBuilder out = new StringBuilder();

  private PolicyOutline(Form form) {
    this.form = form;
  }

  static String of(PolicyDocument policy, Form form, String indent) {
    var outline = new PolicyOutline(form);
    outline.value(tree(policy), indent);
    return outline.out.toString();
  }

  /// The document with its elements in the order of [PolicyDocument#text()].
  static Map<String, Object> tree(PolicyDocument policy) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Version", policy.version());
    tree.put("Statement", policy.statements().stream().map(PolicyOutline::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Statement statement) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!statement.sid().isEmpty()) {
      tree.put("Sid", statement.sid());
    }
    tree.put("Effect", statement.allow() ? "Allow" : "Deny");
    tree.put(statement.notActions() ? "NotAction" : "Action", statement.actions());
    tree.put(statement.notResources() ? "NotResource" : "Resource", statement.resources());
    if (!statement.conditions().isEmpty()) {
      tree.put("Condition", conditions(statement.conditions()));
    }
    return tree;
  }

  private static Map<String, Map<String, List<String>>> conditions(List<Condition> conditions) {
    Map<String, Map<String, List<String>>> tree = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      tree.computeIfAbsent(condition.operator(), _ -> new LinkedHashMap<>())
          .put(condition.key(), condition.values());
    }
    return tree;
  }

  private void value(Object value, String indent) {
    switch (value) {
      case Map<?, ?> map -> object(map, indent);
      case List<?> list when oneLine(list) ->
          out.append('[').append(quoted(list.getFirst().toString())).append(']');
      case List<?> list -> array(list, indent);
      default -> out.append(quoted(value.toString()));
    }
  }

  private void object(Map<?, ?> map, String indent) {
    out.append("{\n");
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(k -> keys.add(key(k.toString())));
    List<?> values = List.copyOf(map.values());
    for (int i = 0; i < keys.size(); i++) {
      String pad = form.hcl() ? " ".repeat(widest(keys, values, i) - keys.get(i).length()) : "";
      out.append(indent).append("  ").append(keys.get(i)).append(pad);
      out.append(form.hcl() ? " = " : ": ");
      value(values.get(i), indent + "  ");
      out.append(form.hcl() || i == keys.size() - 1 ? "\n" : ",\n");
    }
    out.append(indent).append('}');
  }

  private void array(List<?> list, String indent) {
    out.append("[\n");
    for (int i = 0; i < list.size(); i++) {
      out.append(indent).append("  ");
      value(list.get(i), indent + "  ");
      out.append(form.hcl() || i < list.size() - 1 ? ",\n" : "\n");
    }
    out.append(indent).append(']');
  }

  private String key(String key) {
    boolean bare = form.hcl() && key.chars().allMatch(Character::isLetter);
    return bare ? key : quoted(key);
  }

  /// Width of the widest key among the one-line neighbours of an entry.
  private static int widest(List<String> keys, List<?> values, int at) {
    if (!oneLine(values.get(at))) {
      return keys.get(at).length();
    }
    int from = at;
    while (from > 0 && oneLine(values.get(from - 1))) {
      from--;
    }
    int widest = 0;
    for (int i = from; i < keys.size() && oneLine(values.get(i)); i++) {
      widest = Math.max(widest, keys.get(i).length());
    }
    return widest;
  }

  private static boolean oneLine(Object value) {
    return switch (value) {
      case Map<?, ?> _ -> false;
      case List<?> list ->
          list.size() == 1 && list.getFirst() instanceof String only && only.length() <= SHORT;
      default -> true;
    };
  }

  private String quoted(String text) {
    return form.hcl() ? HclText.quoted(text) : quotedAsJson(text);
  }

  /// A string in double quotes, as JSON, YAML and Java read it.
  static String quotedAsJson(String text) {
    var quoted = new StringBuilder("\"");
    JsonStringEncoder.getInstance().quoteAsString(text, quoted);
    return quoted.append('"').toString();
  }
}
