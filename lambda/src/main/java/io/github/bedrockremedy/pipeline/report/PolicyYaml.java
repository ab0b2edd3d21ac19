package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.PolicyDocument;
import java.util.List;
import java.util.Map;

/// A policy in YAML. Every string is quoted, so that none is read as a date, a number or a tag; no
/// `Fn::Sub` is around it, so that `${` stays what it is.
final class PolicyYaml {
  private final StringBuilder out = new StringBuilder();

  private PolicyYaml() {}

  static String of(PolicyDocument policy, String indent) {
    var yaml = new PolicyYaml();
    yaml.object(PolicyOutline.tree(policy), indent, indent);
    return yaml.out.toString();
  }

  private void object(Map<?, ?> map, String first, String indent) {
    String begin = first;
    for (var entry : map.entrySet()) {
      String key = entry.getKey().toString();
      boolean bare = key.chars().allMatch(Character::isLetter);
      out.append(begin).append(bare ? key : PolicyOutline.quotedAsJson(key)).append(':');
      switch (entry.getValue()) {
        case Map<?, ?> inner -> {
          out.append('\n');
          object(inner, indent + "  ", indent + "  ");
        }
        case List<?> inner -> {
          out.append('\n');
          list(inner, indent + "  ");
        }
        case Object text ->
            out.append(' ').append(PolicyOutline.quotedAsJson(text.toString())).append('\n');
      }
      begin = indent;
    }
  }

  private void list(List<?> list, String indent) {
    for (Object item : list) {
      if (item instanceof Map<?, ?> map) {
        object(map, indent + "- ", indent + "  ");
      } else {
        out.append(indent)
            .append("- ")
            .append(PolicyOutline.quotedAsJson(item.toString()))
            .append('\n');
      }
    }
  }
}
