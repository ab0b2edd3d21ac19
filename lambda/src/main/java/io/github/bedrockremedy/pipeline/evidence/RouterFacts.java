package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import java.util.Comparator;
import java.util.List;

/// What stands behind a prompt router: it picks one of its models for each prompt, so a caller
/// needs all of them.
///
/// See "Understanding intelligent prompt routing" in the Bedrock user guide.
public sealed interface RouterFacts {
  /// Everything behind it is known.
  ///
  /// @param arn the router
  /// @param models foundation models it calls directly, sorted
  /// @param profiles inference profiles it calls, each with its destinations, sorted
  record Known(Arn arn, List<Arn> models, List<ProfileFacts.Known> profiles)
      implements RouterFacts {
    public Known {
      models = models.stream().distinct().sorted(Comparator.comparing(Arn::toString)).toList();
      profiles =
          profiles.stream()
              .distinct()
              .sorted(Comparator.comparing(profile -> profile.arn().toString()))
              .toList();
    }

    /// Every foundation model a call may end at.
    public List<Arn> everyModel() {
      return java.util.stream.Stream.concat(
              models.stream(), profiles.stream().flatMap(p -> p.models().stream()))
          .distinct()
          .sorted(Comparator.comparing(Arn::toString))
          .toList();
    }
  }

  /// Not known; no patch can be complete.
  ///
  /// @param why one clause
  record Unknown(Arn arn, String why) implements RouterFacts {}
}
