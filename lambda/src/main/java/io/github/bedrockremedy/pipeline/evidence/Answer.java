package io.github.bedrockremedy.pipeline.evidence;

import java.util.List;
import java.util.Optional;

/// IAM's answer to a [Probe].
///
/// @param outcome the decision
/// @param boundaryAllows whether the permissions boundary allows it; true when there is none
/// @param organizationAllows whether the SCPs allow it; simulators misjudge conditional SCPs
/// @param missingContext condition keys some policy asks for and the simulation did not have
public record Answer(
    Outcome outcome,
    boolean boundaryAllows,
    boolean organizationAllows,
    List<String> missingContext) {
  public Answer {
    missingContext = List.copyOf(missingContext);
  }

  /// Whether the call would go through.
  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /// Whether it is denied in a way the real call may not be: a condition key was not there, or a
  /// service control policy ended the simulation.
  public boolean isDoubtfulDenial() {
    return !allowed() && (!missingContext.isEmpty() || !organizationAllows);
  }

  /// Whether the call would go through; empty where a service control policy ended the simulation,
  /// since simulators misjudge conditional ones.
  public Optional<Boolean> told() {
    return allowed() || organizationAllows ? Optional.of(allowed()) : Optional.empty();
  }

  /// Decisions of `SimulatePrincipalPolicy`.
  public enum Outcome {
    ALLOWED,
    IMPLICIT_DENY,
    EXPLICIT_DENY
  }
}
