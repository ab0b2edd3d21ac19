package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;

/// Answers where inference profiles route to.
public interface InferenceProfiles {
  /// Describes one profile.
  ///
  /// @param source the Region the call was made in
  /// @param profile ARN of the profile in that Region and the caller's account
  ProfileFacts describe(Region source, Arn profile);

  /// System-defined profiles of a source Region that route to a model, whatever they are called.
  ///
  /// @param account the caller's account, for the profiles' ARNs
  List<ProfileFacts.Known> containing(Region source, String account, ModelId model);
}
