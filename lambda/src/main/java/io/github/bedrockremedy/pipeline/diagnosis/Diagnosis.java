package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import java.util.Optional;

/// Why the call was denied. Only [MissingAllow] can ever lead to a patch.
public sealed interface Diagnosis {
  /// Nothing forbids the call; an Allow is missing.
  ///
  /// @param cause one of the four `missing-…` causes
  /// @param needed what the call needs in full
  /// @param confidence whether evidence bears it out
  /// @param missingRegions Regions of [#needed()] not allowed now; empty when that is not known
  /// @param grant what the owner's own policies already say about this access
  /// @param doubts what lowers the confidence, one clause each
  /// @param unsure statements that may refuse the call: they hang on what is not known here
  record MissingAllow(
      Cause cause,
      Needed needed,
      Confidence confidence,
      Optional<List<Region>> missingRegions,
      OwnGrant grant,
      List<String> doubts,
      List<HeldStatement> unsure)
      implements Diagnosis {
    public MissingAllow {
      doubts = List.copyOf(doubts);
      unsure = List.copyOf(unsure);
    }

    /// Without a statement that may refuse the call.
    public MissingAllow(
        Cause cause,
        Needed needed,
        Confidence confidence,
        Optional<List<Region>> missingRegions,
        OwnGrant grant,
        List<String> doubts) {
      this(cause, needed, confidence, missingRegions, grant, doubts, List.of());
    }
  }

  /// A policy stands in the way that no Allow of ours can lift.
  ///
  /// @param blockers everything known to refuse the call, in the order in which IAM meets it; what
  ///     the principal's own policies fail to allow is among it
  /// @param needed what the call needs in full, so that its owner can allow all of it at once
  record BlockedByPolicy(List<Blocker> blockers, Needed needed) implements Diagnosis {
    public BlockedByPolicy {
      blockers = blockers.stream().sorted(Blocker.AS_MET).toList();
      if (blockers.stream().noneMatch(Blocker::isInTheWay)) {
        throw new IllegalArgumentException("nothing is in the way: " + blockers);
      }
    }

    /// The first that no Allow lifts.
    public Blocker main() {
      return blockers.stream().filter(Blocker::isInTheWay).findFirst().orElseThrow();
    }

    /// Whether AWS's message names a policy that is in the way.
    public boolean stated() {
      return blockers.stream()
          .anyMatch(b -> b.isInTheWay() && b.knownBy() == Blocker.KnownBy.STATED);
    }
  }

  /// Not a matter of policies.
  record NotEntitled(Entitlement entitlement, Needed needed) implements Diagnosis {}

  /// IAM allows the call now.
  record AlreadyAllowed(Needed needed) implements Diagnosis {}

  /// An action outside `contract.OfferableActions`: reported, never asked for.
  record UnofferedAction(Needed needed) implements Diagnosis {}

  /// The caller looks taken over; no patch, an alarm.
  ///
  /// @param sign what gave it away
  record CompromisedPrincipal(String sign, Needed needed) implements Diagnosis {}

  /// No conclusion. The safe consequence: a report with the next step, never a patch.
  ///
  /// @param why one sentence
  /// @param nextSteps what to look at, in order
  record Undetermined(String why, List<String> nextSteps, Needed needed) implements Diagnosis {
    public Undetermined {
      nextSteps = List.copyOf(nextSteps);
    }
  }

  /// What the call needs in full.
  Needed needed();

  /// The cause by name.
  default Cause toCause() {
    return switch (this) {
      case MissingAllow m -> m.cause();
      case BlockedByPolicy _ -> Cause.BLOCKED_BY_POLICY;
      case NotEntitled _ -> Cause.NOT_ENTITLED;
      case AlreadyAllowed _ -> Cause.ALREADY_ALLOWED;
      case UnofferedAction _ -> Cause.UNOFFERED_ACTION;
      case CompromisedPrincipal _ -> Cause.COMPROMISED_PRINCIPAL;
      case Undetermined _ -> Cause.UNDETERMINED;
    };
  }

  /// How well a conclusion is founded.
  default Confidence toConfidence() {
    return switch (this) {
      case MissingAllow m -> m.confidence();
      case BlockedByPolicy b -> b.stated() ? Confidence.CONFIRMED : Confidence.INFERRED;
      case NotEntitled _, AlreadyAllowed _, UnofferedAction _ -> Confidence.CONFIRMED;
      case CompromisedPrincipal _, Undetermined _ -> Confidence.INFERRED;
    };
  }
}
