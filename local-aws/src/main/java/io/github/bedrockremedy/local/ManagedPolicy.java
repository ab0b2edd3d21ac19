package io.github.bedrockremedy.local;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A managed policy.
///
/// @param versions version id to document text
public record ManagedPolicy(
    String arn,
    String name,
    String id,
    String path,
    String defaultVersionId,
    Map<String, String> versions) {
  public ManagedPolicy {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /// The document in force.
  public String document() {
    String text = versions.get(defaultVersionId);
    if (text == null) {
      throw new IllegalStateException(arn + " has no version " + defaultVersionId);
    }
    return text;
  }
}
