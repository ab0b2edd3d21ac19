package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One policy, or one kind of policy, that refuses a call.
///
/// @param policy its kind
/// @param explicit whether it denies, or fails to allow
/// @param knownBy how it is known
/// @param policyArn the policy, where known
/// @param statements the statements of it that were read, where they were
/// @param regions Regions of the call it refuses, as IAM sees them, sorted; empty when not known
public record Blocker(
    PolicyType policy,
    boolean explicit,
    KnownBy knownBy,
    Optional<Arn> policyArn,
    List<HeldStatement> statements,
    List<String> regions) {

  /// How a blocker is known, the surest first.
  public enum KnownBy {
    /// AWS's message names it.
    STATED,
    /// A document says so.
    DOCUMENT,
    /// IAM's simulator says so.
    SIMULATED,
    /// A document denies it under a condition nobody here can look at, and nothing else is known to
    /// refuse the call.
    LIKELY,
    /// IAM's simulator says so, and is known to err about this kind of policy.
    SUSPECTED
  }

  /// The order in which IAM meets what refuses a call: first every explicit Deny, among them the
  /// one AWS named; then each kind of policy that has to allow and does not. A VPC endpoint's
  /// policy is asked before the request comes to IAM at all; the rest is AWS's page
  /// `reference_policies_evaluation-logic_policy-eval-denyallow`.
  public static final Comparator<Blocker> AS_MET =
      Comparator.comparing((Blocker b) -> !b.explicit())
          .thenComparing(b -> b.explicit() && b.knownBy() != KnownBy.STATED)
          .thenComparingInt(b -> turn(b.policy()));

  public Blocker {
    statements = List.copyOf(statements);
    regions = regions.isEmpty() ? List.of() : regions.stream().distinct().sorted().toList();
  }

  private static int turn(PolicyType policy) {
    return switch (policy) {
      case VPC_ENDPOINT -> 0;
      case RCP -> 1;
      case SCP -> 2;
      case RESOURCE -> 3;
      case IDENTITY -> 4;
      case PERMISSIONS_BOUNDARY -> 5;
      case SESSION -> 6;
    };
  }

  /// Whether this is an Allow that the principal's own policies lack: the one obstacle a patch
  /// would lift.
  public boolean isMissingAllow() {
    return policy == PolicyType.IDENTITY && !explicit;
  }

  /// Whether it certainly refuses the call, and no patch lifts it.
  public boolean isInTheWay() {
    return !isMissingAllow() && knownBy != KnownBy.SUSPECTED;
  }
}
