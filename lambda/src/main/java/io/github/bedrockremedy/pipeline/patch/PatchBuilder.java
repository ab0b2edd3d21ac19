package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the policy that cures a missing Allow completely: every Region at once, and nothing but
/// what the denied call needs.
///
/// Shapes:
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html>,
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html>.
public final class PatchBuilder {
  private PatchBuilder() {}

  /// The patch; empty for every diagnosis but a missing Allow.
  public static Optional<PolicyPatch> build(Diagnosis diagnosis) {
    return switch (diagnosis) {
      case Diagnosis.MissingAllow missing ->
          Optional.of(PolicyPatch.of(PolicyDocument.of(statements(missing))));
      case Diagnosis.BlockedByPolicy _,
          Diagnosis.NotEntitled _,
          Diagnosis.AlreadyAllowed _,
          Diagnosis.UnofferedAction _,
          Diagnosis.CompromisedPrincipal _,
          Diagnosis.Undetermined _ ->
          Optional.empty();
    };
  }

  /// The denied action, and its streaming twin only where the owner already grants both on this
  /// profile and this model.
  public static List<Action> actions(Diagnosis.MissingAllow missing) {
    Action action = missing.needed().wantedAction().orElseThrow();
    boolean both = missing.grant() instanceof OwnGrant.Partial partial && partial.twinToo();
    return both ? List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM) : List.of(action);
  }

  private static List<Statement> statements(Diagnosis.MissingAllow missing) {
    List<Action> actions = actions(missing);
    return switch (missing.needed()) {
      case Needed.ThroughProfile through when through.profile().isGlobal() ->
          global(actions, through.profile());
      case Needed.ThroughProfile through -> geographic(actions, through.profile());
      case Needed.Direct direct ->
          List.of(
              Statement.allow(
                  direct.action().invokesModel() ? "InvokeModelDirectly" : "UseResource",
                  actions,
                  List.of(direct.resource().toString()),
                  List.of()));
      case Needed.AnyResource _ ->
          List.of(Statement.allow("UseAction", actions, List.of("*"), List.of()));
      case Needed.Unoffered _, Needed.Unclear _ ->
          throw new IllegalArgumentException("nothing to allow in " + missing.needed());
    };
  }

  private static List<Statement> geographic(List<Action> actions, ProfileFacts.Known profile) {
    return List.of(
        Statement.allow("InvokeProfile", actions, List.of(profile.arn().toString()), List.of()),
        Statement.allow(
            "InvokeModelThroughProfileOnly",
            actions,
            profile.models().stream().map(Arn::toString).toList(),
            List.of(throughProfile(profile))));
  }

  /// A global profile: models of named Regions under the profile's condition, the Region-less ARN
  /// under `unspecified` as well.
  private static List<Statement> global(List<Action> actions, ProfileFacts.Known profile) {
    List<Statement> statements = new ArrayList<>();
    statements.add(
        Statement.allow("InvokeProfile", actions, List.of(profile.arn().toString()), List.of()));
    List<String> regional =
        profile.models().stream().filter(m -> !m.region().isEmpty()).map(Arn::toString).toList();
    if (!regional.isEmpty()) {
      statements.add(
          Statement.allow(
              "InvokeModelThroughProfileOnly",
              actions,
              regional,
              List.of(throughProfile(profile))));
    }
    statements.add(
        Statement.allow(
            "InvokeModelGlobally",
            actions,
            profile.models().stream().filter(m -> m.region().isEmpty()).map(Arn::toString).toList(),
            List.of(
                Condition.stringEquals(Condition.REQUESTED_REGION, "unspecified"),
                throughProfile(profile))));
    return statements;
  }

  private static Condition throughProfile(ProfileFacts.Known profile) {
    return Condition.stringEquals(Condition.PROFILE_ARN, profile.arn().toString());
  }
}
