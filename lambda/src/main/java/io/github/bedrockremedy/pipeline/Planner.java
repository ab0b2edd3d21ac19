package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.DecisionRules;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleInput;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnoser;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.DenialTrail;
import io.github.bedrockremedy.pipeline.ledger.Tried;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import io.github.bedrockremedy.pipeline.target.TargetResolver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes the plan of one denial: gather, then conclude, then prove, then decide. The same story is
/// told when a denial comes in, again right before a write, and offline on a laptop.
public final class Planner {
  private final Gathering gathering;
  private final RuleSettings settings;
  private final DenialTrail trail;

  public Planner(Gathering gathering, RuleSettings settings, DenialTrail trail) {
    this.gathering = gathering;
    this.settings = settings;
    this.trail = trail;
  }

  /// A planner that knows of no other denials than those it is told of.
  public Planner(Gathering gathering, RuleSettings settings) {
    this(gathering, settings, DenialTrail.inMemory());
  }

  /// Notes a denied call, so that the plans of all others of its principal know of it.
  public void note(Denial denial) {
    Tried.of(denial).ifPresent(trail::note);
  }

  /// The same planner, judging in another mode.
  Planner in(Mode mode) {
    return new Planner(gathering, settings.in(mode), trail);
  }

  /// After the installation dropped itself to dry-run it plans as one.
  Planner under(Control control) {
    return switch (control) {
      case Control.DryRun _ -> in(Mode.DRY_RUN);
      case Control.Running _, Control.Paused _, Control.Unread _ -> this;
    };
  }

  /// What the owner's own policies allow of a call, as if no policy of ours were there.
  Coverage withoutOurs(OwnRecord own, String policyName) {
    return gathering.withoutOurs(own, policyName);
  }

  /// The settings plans are judged by.
  public RuleSettings settings() {
    return settings;
  }

  /// Stands for what plans are judged by here; it changes with the settings and the catalogue.
  String yardstick() {
    return settings.yardstick(ProfileCatalogue.embedded().asOf());
  }

  /// Plans one denied call.
  ///
  /// @param declinedBefore whether a person rejected this case or had it undone
  public Plan plan(CloudTrailEvent event, boolean declinedBefore, Instant now) {
    Denial denial = DenialReader.read(event);
    Target target = TargetResolver.resolve(denial);

    Evidence evidence = gathering.gather(denial, target).tried(trail.most(denial, now));

    Diagnosis concluded = Diagnoser.diagnose(denial, target, evidence);
    Optional<PolicyPatch> built = PatchBuilder.build(concluded);
    List<String> objections = built.map(p -> guard(denial, concluded, p)).orElse(List.of());
    Diagnosis diagnosis = objections.isEmpty() ? concluded : withheld(concluded, objections);
    Optional<PolicyPatch> patch =
        built.filter(_ -> objections.isEmpty()).filter(_ -> patchable(target));

    Proof proof =
        patch.map(p -> gathering.prove(denial, target, evidence, diagnosis, p)).orElse(Proof.NONE);

    Decision decision =
        DecisionRules.decide(
            settings,
            new RuleInput(
                denial,
                target,
                evidence,
                diagnosis,
                patch,
                objections,
                proof,
                declinedBefore,
                now));
    return new Plan(
        event,
        CaseKey.of(denial),
        denial,
        target,
        evidence,
        diagnosis,
        patch,
        proof,
        decision,
        settings.mode(),
        yardstick(),
        now);
  }

  private static boolean patchable(Target target) {
    return target instanceof PatchTarget;
  }

  /// A document the second reading objects to is handed to nobody, whatever the target: two
  /// readings
  /// that disagree are a contradiction like any other.
  private static Diagnosis withheld(Diagnosis concluded, List<String> objections) {
    return new Diagnosis.Undetermined(
        "A second reading of the policy that would cure it objects: "
            + String.join("; ", objections)
            + ".",
        List.of("Write down by hand what the call needs, and report the case to the project."),
        concluded.needed());
  }

  private static List<String> guard(Denial denial, Diagnosis diagnosis, PolicyPatch patch) {
    List<Action> actions =
        diagnosis instanceof Diagnosis.MissingAllow missing
            ? PatchBuilder.actions(missing)
            : List.of();
    return PatchGuard.objections(
        patch.text(), PatchGuard.Limits.of(denial, diagnosis.needed(), actions));
  }
}
