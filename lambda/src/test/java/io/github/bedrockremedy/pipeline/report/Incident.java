package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.denial.Principal;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The founding incident: an agent's role that may call one model in us-east-1, and a profile that
/// routes to us-east-2 and us-west-2 as well.
final class Incident {
  static final String ROLE = "scheduling-agent-supervisor-agent-role-dev";
  static final String ACCOUNT = "618048437522";
  static final Region HOME = new Region("us-east-1");
  static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  static final String EVENT = "6f1d0c52-0000-4a7b-9e55-3c1f5d1b7a10";
  static final Instant FIRST = Instant.parse("2026-11-22T10:24:00Z");
  static final Instant LAST = Instant.parse("2026-11-22T10:39:00Z");
  static final Instant EXPIRES = Instant.parse("2026-11-23T10:40:00Z");
  static final String TOKEN = "tok3nTOK3Ntok3nTOK3Ntok3nTOK3Ntok3nTOK3Nxyz";
  static final String CODE = "K7QF";
  static final CaseId ID = new CaseId("br-k7m2p4q6ab");
  static final String LINK = "https://approve.example.com/r/" + ID + "?t=" + TOKEN;
  static final Asking.Buttons BUTTONS = new Asking.Buttons("us-east-1", "0123456789abcdef");
  static final Asking ASKING =
      new Asking(Optional.of(new Asking.Page(LINK, CODE)), EXPIRES, Optional.of(BUTTONS), false);
  static final Sightings SEEN = new Sightings(42, FIRST, LAST);

  private Incident() {}

  static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }

  static Arn model(String region) {
    return arn("arn:aws:bedrock:" + region + "::foundation-model/" + MODEL);
  }

  static Arn profileArn(String prefix) {
    return arn("arn:aws:bedrock:us-east-1:618048437522:inference-profile/" + prefix + "." + MODEL);
  }

  static Target role() {
    return new PatchTarget.RoleInlinePolicy(
        arn("arn:aws:iam::618048437522:role/" + ROLE), "AROAEXAMPLE");
  }

  static Target user() {
    return new PatchTarget.UserInlinePolicy(
        arn("arn:aws:iam::618048437522:user/dev/jane"), "AIDAEXAMPLE");
  }

  static Denial denial() {
    return denial(
        new DeniedResource.Named(model("us-east-2")),
        new DenialReason.ImplicitDeny(PolicyType.IDENTITY));
  }

  static Denial denial(DeniedResource resource, DenialReason reason) {
    var principal =
        new Principal(
            Principal.Kind.ASSUMED_ROLE,
            Optional.of("arn:aws:sts::618048437522:assumed-role/" + ROLE + "/BedrockAgents-1"),
            Optional.of("BedrockAgents-1"),
            Optional.of(ACCOUNT),
            Optional.of("arn:aws:iam::618048437522:role/" + ROLE),
            Optional.of("AROAEXAMPLE"),
            false);
    return new Denial(
        EVENT,
        FIRST,
        ACCOUNT,
        Optional.of(ACCOUNT),
        HOME,
        "bedrock.amazonaws.com",
        "InvokeModel",
        principal,
        Optional.of(Action.INVOKE_MODEL),
        resource,
        reason,
        InferenceProfileId.parse("us." + MODEL).map(ModelReference.SystemProfile::new),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Needed needed() {
    return needed(
        "us", List.of("us-east-1", "us-east-2", "us-west-2"), new ProfileFacts.Provenance.Live());
  }

  static Needed needed(String prefix, List<String> regions, ProfileFacts.Provenance from) {
    List<Arn> models = regions.stream().map(Incident::model).toList();
    return new Needed.ThroughProfile(
        Action.INVOKE_MODEL,
        new ProfileFacts.Known(profileArn(prefix), models, from),
        false,
        false);
  }

  static Diagnosis.MissingAllow missing(Needed needed, List<String> missingRegions) {
    return new Diagnosis.MissingAllow(
        Cause.MISSING_DESTINATION_REGIONS,
        needed,
        Confidence.CONFIRMED,
        missingRegions.isEmpty()
            ? Optional.empty()
            : Optional.of(missingRegions.stream().map(Region::new).toList()),
        new OwnGrant.Partial(false),
        List.of());
  }

  static Diagnosis.MissingAllow missing() {
    return missing(needed(), List.of("us-east-2", "us-west-2"));
  }

  static CasePlan plan() {
    return plan(denial(), role(), missing(), "ask");
  }

  /// A plan as the pipeline would make it, judged by a few rules.
  static CasePlan plan(Denial denial, Target target, Diagnosis diagnosis, String outcome) {
    Optional<CasePlan.Proposal> proposal =
        PatchBuilder.build(diagnosis)
            .map(p -> new CasePlan.Proposal(ID.policyName(), p.text(), p.sha256()));
    return new CasePlan(
        subject(denial, target),
        finding(Wording.explain(denial, target, diagnosis), diagnosis),
        proposal,
        new CasePlan.Verdict(
            "approve",
            "yardstick",
            outcome,
            proposal.map(_ -> "low"),
            List.of(
                new CasePlan.Rule("account-served", "pass", "account 618048437522"),
                new CasePlan.Rule("target-patchable", "pass", "inline policy of a role"),
                new CasePlan.Rule("mode", "fail", "approve: a person decides"))),
        List.of(
            new CasePlan.ProofRow("the profile", true, "allowed", "allowed"),
            new CasePlan.ProofRow("through the profile in us-east-2", true, "denied", "allowed"),
            new CasePlan.ProofRow("through the profile in us-west-2", true, "denied", "allowed"),
            new CasePlan.ProofRow("directly in us-east-2", false, "denied", "denied"),
            new CasePlan.ProofRow("another model", false, "denied", "denied")),
        Wording.owner(new Owner.Stack("scheduling-agent-dev", "us-east-1", "SupervisorRole")),
        "0".repeat(64),
        FIRST);
  }

  private static CasePlan.Subject subject(Denial denial, Target target) {
    return new CasePlan.Subject(
        denial.eventId(),
        denial.account(),
        denial.region().id(),
        denial.operation(),
        denial.action().map(Action::toString),
        Phrases.deniedArn(denial).map(Arn::toString),
        CasePlans.kind(target),
        CasePlans.arn(target).map(Arn::lastName).orElse("-"),
        CasePlans.arn(target).map(Arn::toString));
  }

  private static CasePlan.Finding finding(Explanation words, Diagnosis diagnosis) {
    Optional<Arn> profile =
        diagnosis.needed() instanceof Needed.ThroughProfile through
            ? Optional.of(through.profile().arn())
            : Optional.empty();
    return new CasePlan.Finding(
        diagnosis.toCause().id(),
        diagnosis.toConfidence().id(),
        words.headline(),
        words.explanation(),
        words.nextSteps(),
        diagnosis.needed().models().stream().map(Object::toString).toList(),
        profile.map(Arn::resourceId),
        profile.map(Arn::toString),
        diagnosis.needed().regions().stream().map(Region::id).toList(),
        diagnosis instanceof Diagnosis.MissingAllow m
            ? m.missingRegions().map(r -> r.stream().map(Region::id).toList())
            : Optional.empty());
  }

  static Case of(CasePlan plan, CaseStatus status) {
    return new Case(
        ID,
        "a".repeat(64),
        status,
        1,
        1,
        "{}",
        plan,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        FIRST,
        LAST,
        Optional.empty());
  }
}
