package io.github.bedrockremedy.contract.actions;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// How AWS writes the resources a patch may name. [ActionTable] knows their types; what an id is
/// made of stands in Bedrock's API Reference, at each operation that takes such an ARN. How long an
/// id is has changed before and is not compared.
public final class ResourceIds {
  /// By type, the whole resource: `#` stands for letters, digits and dashes, `~` for those and
  /// dots, colons and underscores.
  private static final Map<String, List<String>> SHAPES =
      Map.ofEntries(
          entry("agent-alias", List.of("agent-alias/#/#")),
          entry("application-inference-profile", List.of("application-inference-profile/~")),
          entry("custom-model-deployment", List.of("custom-model-deployment/#")),
          entry("default-prompt-router", List.of("default-prompt-router/~")),
          entry("flow", List.of("flow/#/alias/#")),
          entry("foundation-model", List.of("foundation-model/~")),
          entry("guardrail", List.of("guardrail/#")),
          entry("guardrail-profile", List.of("guardrail-profile/~")),
          entry("imported-model", List.of("imported-model/#")),
          entry("inference-profile", List.of("inference-profile/~")),
          entry("knowledge-base", List.of("knowledge-base/#")),
          entry("prompt", List.of("prompt/#", "prompt/#:#")),
          entry("prompt-router", List.of("prompt-router/~")),
          entry("provisioned-model", List.of("provisioned-model/#")));

  /// Foundation models are AWS's own: their ARNs name no account.
  private static final Set<String> OF_NO_ACCOUNT = Set.of("foundation-model");

  private ResourceIds() {}

  /// Every type the table has.
  public static Set<String> types() {
    return SHAPES.keySet();
  }

  /// Whether AWS can have written such a resource; of a type that is not in the table nothing is
  /// known, so it can.
  ///
  /// @param type the word the resource begins with, `guardrail`
  /// @param account the account in the ARN, or empty
  /// @param resource all behind the account, `guardrail/a1b2c3`
  public static boolean possible(String type, String account, String resource) {
    List<String> shapes = SHAPES.get(type);
    if (shapes == null) {
      return true;
    }
    if (account.isEmpty() != OF_NO_ACCOUNT.contains(type)) {
      return false;
    }
    for (String shape : shapes) {
      if (matches(shape, resource)) {
        return true;
      }
    }
    return false;
  }

  /// What follows an id in a shape is never a sign of the id, so each takes all it can.
  private static boolean matches(String shape, String resource) {
    int at = 0;
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (c == '#' || c == '~') {
        int end = end(resource, at, c == '~');
        if (end == at) {
          return false;
        }
        at = end;
      } else if (at < resource.length() && resource.charAt(at) == c) {
        at++;
      } else {
        return false;
      }
    }
    return at == resource.length();
  }

  private static int end(String text, int from, boolean dotted) {
    int end = from;
    while (end < text.length() && isSign(text.charAt(end), dotted)) {
      end++;
    }
    return end;
  }

  private static boolean isSign(char c, boolean dotted) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || (dotted && (c == '.' || c == ':' || c == '_'));
  }
}
