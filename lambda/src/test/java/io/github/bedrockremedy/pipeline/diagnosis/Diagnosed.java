package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;

/// What is concluded of evidence made by hand.
final class Diagnosed {
  private Diagnosed() {}

  static Diagnosis diagnose(
      Denial denial, Needed needed, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(denial, Facts.role(), Facts.evidence(needed, principal, before));
  }

  /// Of the denial that a missing Allow explains.
  static Diagnosis.MissingAllow missing(
      Needed needed, PrincipalFacts principal, Simulation before) {
    return assertInstanceOf(
        Diagnosis.MissingAllow.class, diagnose(Facts.denial(), needed, principal, before));
  }
}
