package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Risk;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.patch.Fit;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.report.Explanation;
import io.github.bedrockremedy.pipeline.report.QuotaWords;
import io.github.bedrockremedy.pipeline.report.Wording;
import io.github.bedrockremedy.pipeline.report.WriteWords;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns a plan into the words and values a case keeps and people are shown.
public final class CasePlans {
  private CasePlans() {}

  /// What a case keeps of a plan.
  public static CasePlan of(Plan plan) {
    return new CasePlan(
        subject(plan.denial(), plan.target()),
        finding(plan),
        plan.patch()
            .map(p -> new CasePlan.Proposal(plan.key().id().policyName(), p.text(), p.sha256())),
        verdict(plan),
        proof(plan.proof()),
        Wording.owner(plan.evidence().owner()),
        plan.fingerprint(),
        plan.at(),
        List.of(CaseKey.reason(plan.denial())));
  }

  private static CasePlan.Subject subject(Denial denial, Target target) {
    return new CasePlan.Subject(
        denial.eventId(),
        denial.account(),
        denial.region().id(),
        denial.operation(),
        denial.action().map(Action::toString),
        resource(denial.resource()),
        kind(target),
        arn(target).map(Arn::lastName).orElse("-"),
        arn(target).map(Arn::toString));
  }

  /// `role`, `user`, `permission-set` or `none`.
  public static String kind(Target target) {
    return switch (target) {
      case PatchTarget patchable -> patchable.traits().kind();
      case NotPatchable not when not.kind() == NotPatchable.Kind.PERMISSION_SET -> "permission-set";
      case NotPatchable _ -> "none";
    };
  }

  /// The principal's own ARN, where it is known.
  public static Optional<Arn> arn(Target target) {
    return switch (target) {
      case PatchTarget patchable -> Optional.of(patchable.arn());
      case NotPatchable not -> not.arn();
    };
  }

  /// The denied resource as written.
  public static Optional<String> resource(DeniedResource resource) {
    return switch (resource) {
      case DeniedResource.Named named -> Optional.of(named.arn().toString());
      case DeniedResource.FromRequest request -> Optional.of(request.arn().toString());
      case DeniedResource.All _ -> Optional.of("*");
      case DeniedResource.NotAnArn text -> Optional.of(text.text());
      case DeniedResource.Absent _ -> Optional.empty();
    };
  }

  private static CasePlan.Finding finding(Plan plan) {
    Diagnosis diagnosis = plan.diagnosis();
    Explanation words = Wording.explain(plan.denial(), plan.target(), diagnosis);
    Needed needed = diagnosis.needed();
    Optional<Arn> profile = needed.profileArn();
    return new CasePlan.Finding(
        diagnosis.toCause().id(),
        diagnosis.toConfidence().id(),
        words.headline(),
        words.explanation(),
        nextSteps(plan, words),
        models(plan).stream().map(ModelId::value).toList(),
        profile.map(Arn::resourceId),
        profile.map(Arn::toString),
        needed.regions().stream().map(Region::id).toList(),
        diagnosis instanceof Diagnosis.MissingAllow missing
            ? missing.missingRegions().map(r -> r.stream().map(Region::id).toList())
            : Optional.empty());
  }

  /// The steps to take; where the patch does not fit, the ones that do come instead.
  private static List<String> nextSteps(Plan plan, Explanation words) {
    if (plan.patch().isEmpty() || !(plan.target() instanceof PatchTarget target)) {
      return words.nextSteps();
    }
    PolicyPatch patch = plan.patch().get();
    List<String> instead =
        QuotaWords.steps(
            Fit.of(patch, target, plan.evidence().principal()),
            patch,
            target,
            plan.denial(),
            plan.diagnosis().needed());
    return instead.isEmpty()
        ? WriteWords.steps(
            plan.decision(), target, plan.denial(), plan.diagnosis().needed(), words.nextSteps())
        : instead;
  }

  /// Every model the call needs. Where no policy is at fault, AWS's message names none; the request
  /// does.
  private static List<ModelId> models(Plan plan) {
    List<ModelId> needed = plan.diagnosis().needed().models();
    return needed.isEmpty() && plan.diagnosis() instanceof Diagnosis.NotEntitled
        ? plan.denial().calledModel().stream().toList()
        : needed;
  }

  private static CasePlan.Verdict verdict(Plan plan) {
    Decision decision = plan.decision();
    return new CasePlan.Verdict(
        plan.mode().id(),
        plan.judgedBy(),
        decision.outcome(),
        decision.weighed().map(Risk::id),
        decision.rules().stream()
            .map(r -> new CasePlan.Rule(r.rule(), r.verdict().id(), r.detail()))
            .toList());
  }

  private static List<CasePlan.ProofRow> proof(Proof proof) {
    return Stream.concat(
            proof.needed().stream().map(r -> row(r, true)),
            proof.nearMisses().stream().map(r -> row(r, false)))
        .toList();
  }

  private static CasePlan.ProofRow row(Proof.Row row, boolean needed) {
    return new CasePlan.ProofRow(row.what(), needed, answer(row.before()), answer(row.after()));
  }

  private static String answer(Optional<Answer> answer) {
    return answer.flatMap(Answer::told).map(told -> told ? "allowed" : "denied").orElse("?");
  }
}
