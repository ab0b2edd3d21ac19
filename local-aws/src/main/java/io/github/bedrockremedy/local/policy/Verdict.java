package io.github.bedrockremedy.local.policy;

/// The three answers of the evaluation logic, from the least to the most restrictive.
public enum Verdict {
  ALLOWED("allowed"),
  IMPLICIT_DENY("implicitDeny"),
  EXPLICIT_DENY("explicitDeny");

  private final String wire;

  Verdict(String wire) {
    this.wire = wire;
  }

  /// As the simulator writes it.
  public String wire() {
    return wire;
  }

  /// The more restrictive of two.
  public Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
