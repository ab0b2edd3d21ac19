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

  /// AWS attaches one of these to a principal whose keys it found in public.
  private static final String QUARANTINE = "AWSCompromisedKeyQuarantine";

  private static final String AWS_OWN = "aws";

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

  /// Whether a policy is AWS's quarantine, and not a customer's of the same name.
  public static boolean isQuarantine(Arn policy) {
    return policy.account().equals(AWS_OWN) && policy.lastName().startsWith(QUARANTINE);
  }
}
