package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;

/// Answers what stands behind a name a caller used: where an inference profile or a guardrail
/// profile leads to, and what a prompt router chooses from.
public interface InferenceProfiles {
  /// Describes one profile.
  ///
  /// @param source the Region the call was made in
  /// @param profile ARN of the profile in that Region and the caller's account
  ProfileFacts describe(Region source, Arn profile);

  /// Profiles of a source Region that route to a model, whatever they are called: the
  /// system-defined ones and, where they can be asked for, the account's own.
  ///
  /// @param account the caller's account, for the profiles' ARNs
  List<ProfileFacts.Known> containing(Region source, String account, ModelId model);

  /// Describes a prompt router, down to the models behind the profiles it calls.
  RouterFacts router(Region source, Arn router);

  /// Describes a guardrail of the source Region.
  GuardrailFacts guardrail(Region source, Arn guardrail);

  /// Describes a guardrail profile, named by its ARN in any Region it leads to.
  GuardrailFacts guardrailProfile(Region source, Arn profile);
}
