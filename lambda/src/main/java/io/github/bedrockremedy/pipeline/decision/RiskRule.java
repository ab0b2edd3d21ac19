package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// What an approver has to weigh. What is not known counts as high.
final class RiskRule {
  private RiskRule() {}

  static Risk of(RuleInput input) {
    boolean user = input.target() instanceof PatchTarget.UserInlinePolicy;
    boolean invokes =
        input.diagnosis().needed().wantedAction().map(a -> a.invokesModel()).orElse(false);
    boolean wide =
        switch (input.diagnosis().needed()) {
          case Needed.ThroughProfile _ -> leavesGeography(input);
          case Needed.ThroughUnlisted _, Needed.ThroughRouter _, Needed.Ambiguous _ -> true;
          case Needed.Direct _,
              Needed.Guarded _,
              Needed.AnyResource _,
              Needed.Unoffered _,
              Needed.Unclear _ ->
              false;
        };
    if (user || !invokes || wide) {
      return Risk.HIGH;
    }
    if (!(input.diagnosis() instanceof Diagnosis.MissingAllow missing)) {
      return Risk.HIGH;
    }
    return switch (missing.grant()) {
      case OwnGrant.Partial _ -> Risk.LOW;
      case OwnGrant.None none -> none.kindred() ? Risk.MEDIUM : Risk.HIGH;
      case OwnGrant.Conditioned _, OwnGrant.NotRead _ -> Risk.HIGH;
    };
  }

  /// Whether data may go to another part of the world than the one the call was made in, which
  /// Regions name first: `us-east-1`, `ca-central-1`.
  private static boolean leavesGeography(RuleInput input) {
    String home = geography(input.denial().region());
    return input.diagnosis().needed().regions().stream()
        .anyMatch(region -> !geography(region).equals(home));
  }

  private static String geography(Region region) {
    return region.id().substring(0, Math.max(0, region.id().indexOf('-')));
  }
}
