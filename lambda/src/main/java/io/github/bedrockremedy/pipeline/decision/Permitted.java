package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.iam.Arn;
import java.util.List;
import java.util.Optional;

/// What an operator lets patches touch at all.
///
/// @param models patterns of ids of models a patch may name; empty means every model
/// @param boundary ARN of the permissions boundary a principal must carry; [#OWN_ACCOUNT] in place
///     of its account stands for the principal's own
/// @param users whether IAM users may be changed, or only roles
public record Permitted(List<String> models, Optional<String> boundary, boolean users) {
  /// No restriction.
  public static final Permitted EVERYTHING = new Permitted(List.of(), Optional.empty(), true);

  /// Where an ARN's account stands: whichever the principal lives in.
  public static final String OWN_ACCOUNT = "::*:";

  public Permitted {
    models = List.copyOf(models);
  }

  /// The boundary a principal must carry, to the letter. It is no pattern: a policy's path may hold
  /// almost any character, so one that matches could be made by whoever makes policies.
  Optional<String> boundaryOf(Arn principal) {
    return boundary.map(b -> b.replace(OWN_ACCOUNT, "::" + principal.account() + ":"));
  }
}
