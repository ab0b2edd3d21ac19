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
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
          Optional.of(policy(missing.needed(), actions(missing)));
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

  /// The policy that allows what a call needs, whether or not anything is known to be missing.
  ///
  /// @throws IllegalArgumentException if there is nothing to allow
  public static PolicyPatch policy(Needed needed, List<Action> actions) {
    return PolicyPatch.of(PolicyDocument.of(statements(needed, actions)));
  }

  private static List<Statement> statements(Needed needed, List<Action> actions) {
    return switch (needed) {
      case Needed.ThroughProfile through -> {
        List<Statement> statements = new ArrayList<>();
        statements.add(allow("InvokeProfile", actions, List.of(through.profile().arn())));
        statements.addAll(models(actions, through.profile(), ""));
        yield statements;
      }
      case Needed.ThroughUnlisted unlisted ->
          List.of(
              allow("InvokeProfile", actions, List.of(unlisted.profile())),
              Statement.allow(
                  "InvokeModelThroughProfileOnly",
                  actions,
                  List.of(unlisted.anywhere()),
                  List.of(throughProfile(unlisted.profile()))));
      case Needed.ThroughRouter router -> routed(actions, router.router());
      case Needed.Direct direct ->
          List.of(
              Statement.allow(
                  direct.action().invokesModel() ? "InvokeModelDirectly" : "UseResource",
                  actions,
                  List.of(direct.resource().toString()),
                  List.of()));
      case Needed.Guarded guarded -> List.of(allow("UseResource", actions, guarded.arns()));
      case Needed.AnyResource _ ->
          List.of(Statement.allow("UseAction", actions, List.of("*"), List.of()));
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ ->
          throw new IllegalArgumentException("nothing to allow in " + needed);
    };
  }

  /// The models behind a profile: those of named Regions under the profile's condition, the
  /// Region-less ARN of global routing under `unspecified` as well.
  ///
  /// @param suffix keeps the statements of several profiles apart
  private static List<Statement> models(
      List<Action> actions, ProfileFacts.Known profile, String suffix) {
    List<String> regional = texts(profile.models(), model -> !model.region().isEmpty());
    List<String> global = texts(profile.models(), model -> model.region().isEmpty());
    List<Statement> statements = new ArrayList<>();
    Condition through = throughProfile(profile.arn());
    if (!regional.isEmpty()) {
      statements.add(
          Statement.allow(
              "InvokeModelThroughProfileOnly" + suffix, actions, regional, List.of(through)));
    }
    if (!global.isEmpty()) {
      statements.add(
          Statement.allow(
              "InvokeModelGlobally" + suffix,
              actions,
              global,
              List.of(Condition.stringEquals(Condition.REQUESTED_REGION, "unspecified"), through)));
    }
    return statements;
  }

  /// What a prompt router chooses from is allowed through the router only, and models behind a
  /// profile through that profile only.
  private static List<Statement> routed(List<Action> actions, RouterFacts.Known router) {
    List<Statement> statements = new ArrayList<>();
    statements.add(allow("InvokeRouter", actions, List.of(router.arn())));
    List<String> chosen =
        Stream.concat(router.models().stream(), router.profiles().stream().map(p -> p.arn()))
            .map(Arn::toString)
            .toList();
    statements.add(
        Statement.allow(
            "InvokeThroughRouterOnly",
            actions,
            chosen,
            List.of(Condition.stringEquals(Condition.ROUTER_ARN, router.arn().toString()))));
    for (int i = 0; i < router.profiles().size(); i++) {
      statements.addAll(models(actions, router.profiles().get(i), Integer.toString(i + 1)));
    }
    return statements;
  }

  private static List<String> texts(List<Arn> arns, Predicate<Arn> which) {
    List<String> texts = new ArrayList<>(arns.size());
    for (Arn arn : arns) {
      if (which.test(arn)) {
        texts.add(arn.toString());
      }
    }
    return texts;
  }

  private static Statement allow(String sid, List<Action> actions, List<Arn> resources) {
    return Statement.allow(sid, actions, texts(resources, _ -> true), List.of());
  }

  private static Condition throughProfile(Arn profile) {
    return Condition.stringEquals(Condition.PROFILE_ARN, profile.toString());
  }
}
