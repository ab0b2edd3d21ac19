package io.github.bedrockremedy.local.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request and every policy that has a say in it.
///
/// @param values condition keys to values; keys are compared without case
/// @param identityPolicies inline, attached and group policies of the principal
/// @param boundary the permissions boundary, if the principal has one
/// @param organizationLevels SCPs by level, root first; no level, no organization
public record RequestContext(
    String action,
    String resource,
    Map<String, List<String>> values,
    List<SourcePolicy> identityPolicies,
    Optional<SourcePolicy> boundary,
    List<List<SourcePolicy>> organizationLevels) {
  public RequestContext {
    var lower = new HashMap<String, List<String>>();
    values.forEach((key, list) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)));
    values = Map.copyOf(lower);
    identityPolicies = List.copyOf(identityPolicies);
    organizationLevels = organizationLevels.stream().map(List::copyOf).toList();
  }

  /// The values of a key; empty when the request has none.
  Optional<List<String>> values(String key) {
    List<String> found = values.get(key.toLowerCase(Locale.ROOT));
    return found == null || found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
