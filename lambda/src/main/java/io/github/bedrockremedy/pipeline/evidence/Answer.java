package io.github.bedrockremedy.pipeline.evidence;

import java.util.List;
import java.util.Optional;

/// IAM's answer to a [Probe].
///
/// @param outcome the decision
/// @param boundaryAllows whether the permissions boundary allows it; true when there is none
/// @param organization what the SCPs say, as far as the simulator judges them
/// @param missingContext condition keys some policy asks for and the simulation did not have
public record Answer(
    Outcome outcome,
    boolean boundaryAllows,
    Organization organization,
    List<String> missingContext) {
  public Answer {
    missingContext = List.copyOf(missingContext);
  }

  /// Whether no service control policy was seen to refuse; simulators misjudge conditional ones.
  public boolean organizationAllows() {
    return organization != Organization.REFUSES;
  }

  /// Whether the call would go through.
  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /// Whether it is denied in a way the real call may not be: a condition key was not there, or a
  /// service control policy ended the simulation.
  public boolean isDoubtfulDenial() {
    return !allowed() && (!missingContext.isEmpty() || !organizationAllows());
  }

  /// Whether the call would go through; empty where a service control policy ended the simulation,
  /// since simulators misjudge conditional ones.
  public Optional<Boolean> told() {
    return allowed() || organizationAllows() ? Optional.of(allowed()) : Optional.empty();
  }

  /// What service control policies say of a call.
  public enum Organization {
    /// None was looked at: the account is in no organisation, or in its management account.
    NONE,
    ALLOWS,
    REFUSES
  }

  /// Decisions of `SimulatePrincipalPolicy`.
  public enum Outcome {
    ALLOWED,
    IMPLICIT_DENY,
    EXPLICIT_DENY
  }
}
