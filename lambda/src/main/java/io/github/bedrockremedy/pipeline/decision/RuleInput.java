package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything the rules look at.
///
/// @param objections what `PatchGuard` found wrong with the patch
/// @param declinedBefore whether a person rejected this case or had it undone
/// @param now the time the decision is made
public record RuleInput(
    Denial denial,
    Target target,
    Evidence evidence,
    Diagnosis diagnosis,
    Optional<PolicyPatch> patch,
    List<String> objections,
    Proof proof,
    boolean declinedBefore,
    Instant now) {}
