package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import java.util.List;

/// Where a guardrail is applied: in its own Region, or in every Region of the guardrail profile it
/// was made with.
///
/// See "Permissions for using cross-Region inference with Guardrails" in the Bedrock user guide.
public sealed interface GuardrailFacts {
  /// Known.
  ///
  /// @param profiles the guardrail profile in every Region it leads to, sorted; empty for a
  ///     guardrail that stays in its Region
  record Known(List<Arn> profiles) implements GuardrailFacts {
    public Known {
      profiles = profiles.stream().sorted(java.util.Comparator.comparing(Arn::toString)).toList();
    }
  }

  /// Not known; a patch for the guardrail alone may not be enough.
  ///
  /// @param why one clause
  record Unknown(String why) implements GuardrailFacts {}
}
