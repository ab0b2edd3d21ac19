package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;

/// Concludes why a call was denied. What AWS stated comes first; evidence may confirm it, show more
/// obstacles, or show that nothing is missing any more. It never turns a block into a missing
/// Allow.
public final class Diagnoser {
  /// How many different models, denied within ten minutes, are too many for an application. See
  /// `docs/decisions/0010-many-models-in-ten-minutes.md`.
  public static final int MANY_MODELS = 8;

  private final Denial denial;
  private final Evidence evidence;

  private Diagnoser(Denial denial, Evidence evidence) {
    this.denial = denial;
    this.evidence = evidence;
  }

  /// The diagnosis of a denial.
  public static Diagnosis diagnose(Denial denial, Target target, Evidence evidence) {
    var diagnoser = new Diagnoser(denial, evidence);
    return diagnoser.quarantine().or(diagnoser::storm).orElseGet(() -> diagnoser.byReason(target));
  }

  /// AWS's quarantine comes before every other cause, whatever the message names.
  private Optional<Diagnosis> quarantine() {
    boolean attached =
        evidence.principal() instanceof PrincipalFacts.Known known && known.quarantined();
    boolean named =
        denial.reason() instanceof DenialReason.ExplicitDeny deny
            && deny.policyArn().map(HeldPolicy::isQuarantine).orElse(false);
    return attached || named
        ? Optional.of(
            new Diagnosis.CompromisedPrincipal(
                "one of AWS's quarantine policies is attached to the principal", evidence.needed()))
        : Optional.empty();
  }

  /// Someone who tries model after model looks for what stolen credentials are good for.
  private Optional<Diagnosis> storm() {
    return evidence.triedModels() >= MANY_MODELS
        ? Optional.of(
            new Diagnosis.CompromisedPrincipal(
                "it was denied on "
                    + evidence.triedModels()
                    + " different models within 10 minutes",
                evidence.needed()))
        : Optional.empty();
  }

  private Diagnosis byReason(Target target) {
    return switch (denial.reason()) {
      case DenialReason.NotEntitled not ->
          new Diagnosis.NotEntitled(not.entitlement(), evidence.needed());
      case DenialReason.ExplicitDeny deny ->
          StatedPolicy.diagnose(denial, evidence, probes(), deny.policy());
      case DenialReason.ImplicitDeny deny when deny.policy() != PolicyType.IDENTITY ->
          StatedPolicy.diagnose(denial, evidence, probes(), deny.policy());
      case DenialReason.ImplicitDeny _ -> missing(target, true);
      case DenialReason.Unstated unstated when unstated.blockBegun() ->
          new Diagnosis.Undetermined(
              "AWS's message was cut inside its reason, which is not a missing Allow of the caller's.",
              List.of(
                  "Make the call again with the SDK or the CLI, whose message is whole.",
                  "Look for a Deny in the caller's policies, its boundary and the SCPs."),
              evidence.needed());
      case DenialReason.Unstated _ -> missing(target, false);
      case DenialReason.Unrecognised unrecognised ->
          new Diagnosis.Undetermined(
              unrecognised.why(),
              List.of("Read errorMessage in the record, and report the wording to the project."),
              evidence.needed());
    };
  }

  private Diagnosis blocked(List<Blocker> blockers) {
    return new Diagnosis.BlockedByPolicy(blockers, evidence.needed());
  }

  private List<Probe> probes() {
    return evidence
        .needed()
        .wantedAction()
        .map(action -> evidence.needed().probes(action, denial.region().id()))
        .orElse(List.of());
  }

  /// The call lacks an Allow, unless evidence says otherwise.
  private Diagnosis missing(Target target, boolean stated) {
    if (denial.action().map(Action::service).orElse("").equals("aws-marketplace")) {
      return new Diagnosis.NotEntitled(Entitlement.MARKETPLACE, evidence.needed());
    }
    return switch (evidence.needed()) {
      case Needed.Unclear unclear ->
          new Diagnosis.Undetermined(unclear.why(), unclear.nextSteps(), unclear);
      case Needed.Ambiguous ambiguous ->
          new Diagnosis.Undetermined(
              "The record does not say which model or profile was called.", List.of(), ambiguous);
      case Needed.Unoffered unoffered -> new Diagnosis.UnofferedAction(unoffered);
      case Needed.ThroughProfile _,
          Needed.ThroughUnlisted _,
          Needed.ThroughRouter _,
          Needed.Direct _,
          Needed.Guarded _,
          Needed.AnyResource _ ->
          principalGone(target).orElseGet(() -> bySimulation(stated));
    };
  }

  private Optional<Diagnosis> principalGone(Target target) {
    Optional<String> why =
        switch (evidence.principal()) {
          case PrincipalFacts.Gone _ -> Optional.of("The principal no longer exists.");
          case PrincipalFacts.Known known
              when target instanceof PatchTarget patch
                  && !known.uniqueId().equals(patch.uniqueId()) ->
              Optional.of("The principal was deleted and made anew under the same name.");
          case PrincipalFacts.Known _, PrincipalFacts.NotRead _ -> Optional.empty();
        };
    return why.map(
        w -> new Diagnosis.Undetermined(w, List.of("Wait for a new denial."), evidence.needed()));
  }

  private Diagnosis bySimulation(boolean stated) {
    List<Probe> probes = probes();
    List<Blocker> blockers = Blockers.of(denial, evidence, probes);
    if (blockers.stream().anyMatch(Blocker::isInTheWay)) {
      return blocked(blockers);
    }
    boolean simulated = !probes.isEmpty() && evidence.before().allows(probes);
    boolean allowed =
        simulated
            && UnsureAllows.noneAmong(
                KnownKeys.of(denial, evidence.principal()),
                evidence.principal(),
                probes,
                evidence.before());
    if (allowed || lackNothing(probes)) {
      return NothingMissing.diagnose(denial, evidence, probes, allowed);
    }
    if (evidence.before() instanceof Simulation.NotDone notDone) {
      return stated
          ? missingAllow(List.of(notDone.why()))
          : new Diagnosis.Undetermined(
              "AWS's message gives no reason, and there is no evidence to find it.",
              List.of(
                  "Give the account's policies to find it: replay EVENT --account FILE.",
                  "Make the call again with the SDK or the CLI, whose message AWS does not cut."),
              evidence.needed());
    }
    boolean unexplained = simulated || deniedIsAllowed(probes);
    return unexplained && !stated
        ? new Diagnosis.Undetermined(
            "AWS gave no reason, and IAM's simulator allows the very call that was denied.",
            List.of(
                "Look for a session policy, a VPC endpoint policy or a resource policy: the"
                    + " simulator sees none of them."),
            evidence.needed())
        : missingAllow(Doubts.about(evidence.before(), probes, stated, unexplained));
  }

  private boolean lackNothing(List<Probe> probes) {
    return Documents.read(denial, evidence.principal())
        .map(d -> d.lackNothing(probes))
        .orElse(false);
  }

  /// Whether the simulator allows what AWS denied: then the denial has a cause it does not see, or
  /// the principal was changed since.
  private boolean deniedIsAllowed(List<Probe> probes) {
    return denial.resource() instanceof DeniedResource.Named named
        && probes.stream()
            .filter(p -> p.resource().equals(named.arn()))
            .anyMatch(p -> evidence.before().to(p).map(Answer::allowed).orElse(false));
  }

  private Diagnosis missingAllow(List<String> found) {
    Needed needed = evidence.needed();
    List<String> doubts = Doubts.ofRecord(denial, found);
    OwnGrant grant = OwnGrantReader.read(denial, evidence);
    List<HeldStatement> unsure = UnsureDenials.of(denial, evidence, probes());
    boolean doubted = !doubts.isEmpty() || !unsure.isEmpty();
    return new Diagnosis.MissingAllow(
        cause(needed),
        needed,
        confidence(needed, grant, doubted),
        MissingRegions.of(denial, evidence),
        grant,
        doubts,
        unsure);
  }

  /// Whether IAM allows the profile itself; then a denial that names nothing was one of its models.
  private boolean profileAllowed(Needed.ThroughProfile through) {
    Probe profile = Probe.direct(through.action(), through.profile().arn(), denial.region().id());
    return !(denial.resource() instanceof DeniedResource.Named)
        && evidence.before().to(profile).map(Answer::allowed).orElse(false);
  }

  private Cause cause(Needed needed) {
    return switch (needed) {
      case Needed.ThroughProfile through when through.onProfile() && !profileAllowed(through) ->
          Cause.MISSING_PROFILE;
      case Needed.ThroughProfile _ -> Cause.MISSING_DESTINATION_REGIONS;
      case Needed.ThroughUnlisted unlisted when unlisted.onProfile() -> Cause.MISSING_PROFILE;
      case Needed.ThroughUnlisted _ -> Cause.MISSING_DESTINATION_REGIONS;
      case Needed.ThroughRouter _ -> Cause.MISSING_MODEL;
      case Needed.Direct direct when direct.action().invokesModel() -> Cause.MISSING_MODEL;
      case Needed.Direct _, Needed.Guarded _, Needed.AnyResource _ -> Cause.MISSING_ACTION;
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ ->
          throw new IllegalArgumentException("no Allow is missing for " + needed);
    };
  }

  /// Confirmed only if the simulation answered without a doubt and, for a profile's Regions, the
  /// owner's own documents grant the profile and one Region.
  private Confidence confidence(Needed needed, OwnGrant grant, boolean doubted) {
    boolean completes = grant instanceof OwnGrant.Partial;
    boolean known =
        switch (needed) {
          case Needed.ThroughProfile through when through.inferred() -> false;
          case Needed.ThroughProfile through -> through.onProfile() || completes;
          case Needed.ThroughRouter _, Needed.Direct _, Needed.AnyResource _ -> true;
          case Needed.Guarded guarded -> guarded.doubt().isEmpty();
          case Needed.ThroughUnlisted _, Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ ->
              false;
        };
    boolean answered = evidence.before() instanceof Simulation.Done && !doubted;
    return known && answered ? Confidence.CONFIRMED : Confidence.INFERRED;
  }
}
