package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the rules look at; begins with everything that lets a patch be applied without a person.
final class Inputs {
  static final Instant NOW = Instant.parse(Records.TIME);

  private Denial denial = Facts.denial();
  private Target target = Facts.role();
  private Needed needed = Facts.needed();
  private PrincipalFacts principal = Facts.known(Map.of("bedrock-remedy", "auto"));
  private OwnGrant grant = new OwnGrant.Partial(false);
  private Cause cause = Cause.MISSING_DESTINATION_REGIONS;
  private Confidence confidence = Confidence.CONFIRMED;
  private Proof proof = proof(Facts.ALLOWED, Facts.DENIED, Facts.DENIED);
  private List<String> objections = List.of();
  private List<HeldStatement> unsure = List.of();
  private boolean patched = true;
  private boolean declined;
  private Instant now = NOW;
  private Mode mode = Mode.AUTO;
  private Optional<Set<String>> accounts = Optional.of(Set.of(Records.ACCOUNT));
  private Set<String> regions = Set.of("us-east-1", "us-east-2", "us-west-2");
  private List<String> autoPrincipals = List.of("arn:aws:iam::618048437522:role/agents/*");
  private List<String> protectedPrincipals = List.of();
  private boolean requireTag;
  private Permitted permitted = Permitted.EVERYTHING;
  private Foresight foresight = Foresight.ASK;

  private Inputs() {}

  static Inputs auto() {
    return new Inputs();
  }

  Inputs denial(Denial next) {
    denial = next;
    return this;
  }

  Inputs target(Target next) {
    target = next;
    return this;
  }

  Inputs needed(Needed next) {
    needed = next;
    return this;
  }

  Inputs global() {
    var profile = Facts.profile(Records.profileArn().replace("/us.", "/global."), "us-east-1", "");
    needed = new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, false, false);
    return regions(Set.of("*"));
  }

  Inputs principal(PrincipalFacts next) {
    principal = next;
    return this;
  }

  Inputs grant(OwnGrant next) {
    grant = next;
    return this;
  }

  Inputs cause(Cause next) {
    cause = next;
    return this;
  }

  Inputs confidence(Confidence next) {
    confidence = next;
    return this;
  }

  Inputs proof(Proof next) {
    proof = next;
    return this;
  }

  Inputs objections(List<String> next) {
    objections = next;
    return this;
  }

  /// Beside a Deny on a key nobody here knows.
  Inputs guarded() {
    unsure =
        List.of(
            new HeldStatement(
                PolicyType.IDENTITY,
                "own",
                Optional.empty(),
                "Guard",
                false,
                List.of(),
                List.of()));
    return this;
  }

  Inputs withoutPatch() {
    patched = false;
    return this;
  }

  Inputs declined() {
    declined = true;
    return this;
  }

  Inputs now(Instant next) {
    now = next;
    return this;
  }

  Inputs mode(Mode next) {
    mode = next;
    return this;
  }

  Inputs accounts(Optional<Set<String>> next) {
    accounts = next;
    return this;
  }

  Inputs regions(Set<String> next) {
    regions = next;
    return this;
  }

  Inputs autoPrincipals(List<String> next) {
    autoPrincipals = next;
    return this;
  }

  Inputs protectedPrincipals(List<String> next) {
    protectedPrincipals = next;
    return this;
  }

  Inputs requireTag() {
    requireTag = true;
    return this;
  }

  Inputs permitted(Permitted next) {
    permitted = next;
    return this;
  }

  Inputs foresight(Foresight next) {
    foresight = next;
    return this;
  }

  Decision decide() {
    var missing =
        new Diagnosis.MissingAllow(
            cause, needed, confidence, Optional.empty(), grant, List.of(), unsure);
    Optional<PolicyPatch> patch = PatchBuilder.build(missing).filter(_ -> patched);
    var evidence = Facts.evidence(needed, principal, new Simulation.NotDone("not needed here"));
    var settings =
        new RuleSettings(
            mode,
            accounts,
            regions,
            autoPrincipals,
            protectedPrincipals,
            requireTag,
            permitted,
            ApprovalChannel.LINK,
            foresight);
    return DecisionRules.decide(
        settings,
        new RuleInput(denial, target, evidence, missing, patch, objections, proof, declined, now));
  }

  /// A role whose inline policies have as many characters as given.
  static PrincipalFacts holding(int characters) {
    var policy =
        new HeldPolicy(HeldPolicy.Source.INLINE, "own", Optional.empty(), "x".repeat(characters));
    return new PrincipalFacts.Known(
        Records.ROLE_ID,
        Map.of("bedrock-remedy", "auto"),
        List.of(policy),
        Optional.empty(),
        false);
  }

  /// One needed call and one near miss: what the simulator answered with the patch and, for the
  /// near miss, without it too.
  static Proof proof(Answer needed, Answer missBefore, Answer missAfter) {
    Probe probe =
        Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-1")), "us-east-1");
    return new Proof(
        List.of(new Proof.Row("needed", probe, Optional.of(Facts.DENIED), Optional.of(needed))),
        List.of(new Proof.Row("miss", probe, Optional.of(missBefore), Optional.of(missAfter))));
  }
}
