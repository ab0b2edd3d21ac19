package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.PlannedPatch;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.time.Instant;
import java.util.Optional;

/// One denial, from the record to the decision.
///
/// @param patch what would cure it; empty unless an Allow is missing, the target can carry one and
///     the second reading of the document agrees
/// @param proof IAM's answers without and with the patch
/// @param mode the mode that was judged
/// @param judgedBy hash of the settings and the catalogue it was judged by
/// @param at when the plan was made
public record Plan(
    CloudTrailEvent event,
    CaseKey key,
    Denial denial,
    Target target,
    Evidence evidence,
    Diagnosis diagnosis,
    Optional<PolicyPatch> patch,
    Proof proof,
    Decision decision,
    Mode mode,
    String judgedBy,
    Instant at) {

  /// The patch with all that must still hold when it is written; empty if there is no patch, or if
  /// the principal was not read, was not there, or was another one.
  public Optional<PlannedPatch> planned() {
    if (!(target instanceof PatchTarget to)
        || !(evidence.principal() instanceof PrincipalFacts.Known known)
        || !known.uniqueId().equals(to.uniqueId())) {
      return Optional.empty();
    }
    return patch.map(p -> new PlannedPatch(to, p, decision, fingerprint()));
  }

  /// Hash of the evidence the plan rests on.
  public String fingerprint() {
    return evidence.fingerprint(RuleSettings.TAG);
  }
}
