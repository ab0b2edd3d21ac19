package io.github.bedrockremedy.local.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Values of `${…}` in one request; keeps in mind which keys had none.
record Variables(RequestContext request, Set<String> missing) {

  /// @param inside the text between the braces, with or without a default, `aws:username, 'x'`
  Optional<String> value(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return Optional.of(inside);
    }
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    Optional<List<String>> values = request.values(key);
    if (values.isPresent()) {
      if (values.get().size() != 1) {
        throw new UnsupportedPolicyElement("variable with several values", "${" + inside + "}");
      }
      return Optional.of(values.get().getFirst());
    }
    if (comma >= 0) {
      String fallback = inside.substring(comma + 1).strip();
      if (fallback.length() < 2 || !fallback.startsWith("'") || !fallback.endsWith("'")) {
        throw new UnsupportedPolicyElement("variable", "${" + inside + "}");
      }
      return Optional.of(fallback.substring(1, fallback.length() - 1));
    }
    missing.add(key);
    return Optional.empty();
  }
}
