package io.github.bedrockremedy.local.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call in the query protocol: flat form fields.
public record QueryCall(CredentialScope scope, Map<String, String> form) {
  public QueryCall {
    form = Map.copyOf(form);
  }

  /// The value of an optional field.
  public Optional<String> find(String name) {
    return Optional.ofNullable(form.get(name));
  }

  /// The value of a field AWS requires.
  public String required(String name) {
    String value = form.get(name);
    if (value == null || value.isEmpty()) {
      String field = Character.toLowerCase(name.charAt(0)) + name.substring(1);
      throw AwsError.validation(
          "1 validation error detected: Value null at '"
              + field
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  /// The list sent as `name.member.1`, `name.member.2`, …
  public List<String> list(String name) {
    var values = new ArrayList<String>();
    for (int i = 1; ; i++) {
      String value = form.get(name + ".member." + i);
      if (value == null) {
        return values;
      }
      values.add(value);
    }
  }
}
