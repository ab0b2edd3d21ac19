package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Condition;
import java.util.List;

/// A condition on the owner's own grant that a patch would not carry.
///
/// @param policy name of the owner's policy
/// @param condition as its owner wrote it
/// @param shutOut Regions the call needs and the condition shuts out, as IAM sees them, sorted;
///     empty for every other condition than one on the Region
public record GrantCondition(String policy, Condition condition, List<String> shutOut) {
  public GrantCondition {
    shutOut = List.copyOf(shutOut);
  }
}
