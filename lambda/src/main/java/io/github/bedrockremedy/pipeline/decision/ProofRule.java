package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import java.util.Optional;

/// Whether IAM's own answers show that the patch cures the call and nothing else. A simulator that
/// lacks a condition key finds a Deny on its value not to apply; so beside a statement that may
/// refuse the call its word is not taken for a proof.
final class ProofRule {
  private ProofRule() {}

  static RuleVerdict of(RuleInput input) {
    Optional<Boolean> holds = input.proof().holds();
    if (holds.isEmpty()) {
      return verdict(RuleVerdict.Verdict.UNKNOWN, "no simulation with the patch that tells");
    }
    if (!holds.get()) {
      return verdict(
          RuleVerdict.Verdict.FAIL, "the simulation with the patch shows it would not do");
    }
    return input.diagnosis() instanceof Diagnosis.MissingAllow missing
            && !missing.unsure().isEmpty()
        ? verdict(
            RuleVerdict.Verdict.UNKNOWN,
            "allowed with the patch, unless a policy refuses it by what is not known here")
        : verdict(
            RuleVerdict.Verdict.PASS, "allowed with the patch; near misses answered as before");
  }

  private static RuleVerdict verdict(RuleVerdict.Verdict verdict, String detail) {
    return new RuleVerdict("proof", verdict, RuleVerdict.Forbids.ASKING, detail);
  }
}
