package io.github.bedrockremedy.pipeline.diagnosis;

import java.util.List;

/// What the owner's own policies already say about the access a call needs. Only [Partial] may ever
/// be completed without a person.
public sealed interface OwnGrant {
  /// Policies were not read, or could not be understood; nothing is concluded.
  ///
  /// @param why one clause
  record NotRead(String why) implements OwnGrant {}

  /// Nothing of this access is granted.
  ///
  /// @param kindred whether the owner grants the other action of model inference here, or another
  ///     model of the same provider
  record None(boolean kindred) implements OwnGrant {}

  /// The profile and at least one of its Regions are allowed, without a condition that the patch
  /// would drop.
  ///
  /// @param twinToo whether the same holds for the other action of model inference
  record Partial(boolean twinToo) implements OwnGrant {}

  /// Some of the access is granted under conditions the patch would not carry (a guardrail, a
  /// source address, a date, …).
  record Conditioned(List<GrantCondition> conditions) implements OwnGrant {
    public Conditioned {
      conditions = List.copyOf(conditions);
    }
  }
}
