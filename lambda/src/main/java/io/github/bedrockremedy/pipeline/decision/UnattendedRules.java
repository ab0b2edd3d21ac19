package io.github.bedrockremedy.pipeline.decision;

import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.FAIL;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.PASS;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.UNKNOWN;

import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What must hold besides, for a patch to be applied without a person. Complete, never extend:
/// otherwise anyone could earn a model by being denied it.
final class UnattendedRules {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final RuleSettings settings;
  private final RuleInput input;
  private final List<RuleVerdict> verdicts = new ArrayList<>();

  UnattendedRules(RuleSettings settings, RuleInput input) {
    this.settings = settings;
    this.input = input;
  }

  List<RuleVerdict> ask() {
    optedIn();
    listed();
    regionsListed();
    unattendedKind();
    completesGrant();
    withoutDoubt();
    freshEvent();
    if (ForeseenCall.is(input.denial().eventId())) {
      boolean opted = settings.foresight() == Foresight.AUTO;
      add("has-failed", opted, "nothing failed yet: it was found by looking ahead");
    }
    boolean low = RiskRule.of(input) == Risk.LOW;
    add("low-risk", low, "the risk is " + (low ? "low" : "not low"));
    boolean declined = input.declinedBefore();
    add(
        "not-declined",
        !declined,
        declined ? "this was declined before, or did not hold" : "no person declined this before");
    return List.copyOf(verdicts);
  }

  private void optedIn() {
    if (input.evidence().principal() instanceof PrincipalFacts.Known known) {
      boolean auto = "auto".equals(known.tags().get(RuleSettings.TAG));
      add("opted-in", auto, "the tag " + RuleSettings.TAG + (auto ? " is auto" : " is not auto"));
    } else {
      unknown("opted-in", "the principal's tags were not read");
    }
  }

  private void listed() {
    boolean listed =
        DecisionRules.principal(input)
            .map(arn -> RuleSettings.matches(settings.autoPrincipals(), arn.toString()))
            .orElse(false);
    add(
        "auto-principal",
        listed,
        "the principal is" + (listed ? "" : " not") + " on the list of autoPrincipals");
  }

  private void regionsListed() {
    boolean listed =
        !settings.allowedRegions().isEmpty() && DecisionRules.outside(input, settings).isEmpty();
    add(
        "auto-regions",
        listed,
        (listed ? "" : "not ") + "every Region needed is on the list of Regions");
  }

  private void unattendedKind() {
    boolean kind =
        switch (input.target()) {
          case PatchTarget target -> target.traits().unattended();
          case NotPatchable _ -> false;
        };
    add("target-kind", kind, "only roles are changed without a person");
  }

  private void completesGrant() {
    if (!(input.diagnosis() instanceof Diagnosis.MissingAllow missing)) {
      add("completes-grant", false, "no Allow is missing");
      return;
    }
    switch (missing.grant()) {
      case OwnGrant.Partial _ -> {
        boolean regions = missing.cause() == Cause.MISSING_DESTINATION_REGIONS;
        add(
            "completes-grant",
            regions,
            regions
                ? "the owner grants the profile and one of its Regions"
                : "more is missing than Regions of the profile");
      }
      case OwnGrant.None _ ->
          add("completes-grant", false, "the owner grants nothing of this access");
      case OwnGrant.Conditioned _ ->
          add("completes-grant", false, "the owner's grant carries a condition");
      case OwnGrant.NotRead not -> unknown("completes-grant", not.why());
    }
  }

  private void withoutDoubt() {
    boolean confirmed = input.diagnosis().toConfidence() == Confidence.CONFIRMED;
    boolean proved = input.proof().holds().orElse(false);
    String doubted = confirmed ? "the cure is not confirmed" : "the diagnosis is not confirmed";
    boolean sure = confirmed && proved;
    add("without-doubt", sure, sure ? "diagnosis and cure are confirmed" : doubted);
  }

  private void freshEvent() {
    Duration age = Duration.between(input.denial().time(), input.now());
    boolean fresh = age.compareTo(FRESH) <= 0 && age.compareTo(SKEW.negated()) >= 0;
    add("fresh-event", fresh, "the event is" + (fresh ? "" : " not") + " of the last hour");
  }

  private void add(String rule, boolean passes, String detail) {
    verdicts.add(
        new RuleVerdict(rule, passes ? PASS : FAIL, RuleVerdict.Forbids.UNATTENDED, detail));
  }

  private void unknown(String rule, String detail) {
    verdicts.add(new RuleVerdict(rule, UNKNOWN, RuleVerdict.Forbids.UNATTENDED, detail));
  }
}
