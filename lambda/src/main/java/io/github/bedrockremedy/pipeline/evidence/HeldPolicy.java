package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import java.util.Optional;

/// One policy a principal holds, word for word.
///
/// @param source how the principal came by it
/// @param name policy name
/// @param arn set for managed policies
/// @param text the JSON document
public record HeldPolicy(Source source, String name, Optional<Arn> arn, String text) {
  /// Begins the name of every policy this system writes.
  public static final String OURS = "BedrockRemedy-";

  /// How a principal comes by a policy.
  public enum Source {
    INLINE,
    ATTACHED,
    GROUP,
    BOUNDARY
  }

  /// Whether this system wrote it.
  public boolean isOurs() {
    return source == Source.INLINE && name.startsWith(OURS);
  }
}
