package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Condition keys of a simulated call: what the principal itself says, and what was handed over,
/// which wins.
final class ContextEntries {
  private ContextEntries() {}

  static Map<String, List<String>> of(QueryCall call, Identity source) {
    var context = new HashMap<String, List<String>>();
    context.put("aws:principalarn", List.of(source.arn()));
    context.put("aws:principalaccount", List.of(source.account()));
    if (source.kind() == IdentityKind.USER) {
      context.put("aws:username", List.of(source.name()));
    }
    source
        .tags()
        .forEach(
            (key, value) ->
                context.put("aws:principaltag/" + key.toLowerCase(Locale.ROOT), List.of(value)));
    context.putAll(handedOver(call));
    return context;
  }

  /// What the caller hands over, and nothing else.
  static Map<String, List<String>> handedOver(QueryCall call) {
    var context = new HashMap<String, List<String>>();
    for (int i = 1; ; i++) {
      String entry = "ContextEntries.member." + i + ".";
      String name = call.form().get(entry + "ContextKeyName");
      if (name == null) {
        return context;
      }
      List<String> values = call.list(entry + "ContextKeyValues");
      String type = call.find(entry + "ContextKeyType").orElse("");
      if (values.isEmpty() || type.isEmpty()) {
        throw new AwsError(400, "InvalidInput", "Context entry " + name + " is incomplete.");
      }
      if (values.size() > 1 && !type.endsWith("List")) {
        throw new AwsError(
            400,
            "InvalidInput",
            "Context entry " + name + " of type " + type + " has many values.");
      }
      context.put(name.toLowerCase(Locale.ROOT), values);
    }
  }
}
