package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.Arrays;
import java.util.Optional;

/// What became of our policy where a repaired call is denied again.
public enum Ours {
  THERE("our policy is there"),
  CHANGED("our policy was changed by someone else"),
  GONE("our policy is gone, most likely by a deploy of the role's owner"),
  NOT_KNOWN("whether our policy is there could not be read"),
  /// Bedrock did not say what the call needs; what the catalogue says is no ground to ask on.
  NOT_COMPARED(
      "what our policy lacks is not known: where the call leads to could not be asked of Bedrock");

  private final String why;

  Ours(String why) {
    this.why = why;
  }

  /// For the history, which may go on after it.
  public String why() {
    return why;
  }

  /// Whether enough was heard to conclude anything from it.
  public boolean isKnown() {
    return this != NOT_KNOWN && this != NOT_COMPARED;
  }

  /// As the history has it; empty where no look at our policy led to the step.
  static Optional<Ours> after(Step step) {
    return Arrays.stream(values())
        .filter(o -> step.to() == CaseStatus.RECURRED && step.why().startsWith(o.why))
        .findFirst();
  }
}
