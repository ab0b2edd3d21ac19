package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every statement of a principal's own policies and of its boundary.
///
/// @param own the principal's own
/// @param boundary the boundary's; empty without one
record Documents(List<Held> own, Optional<List<Held>> boundary) {
  /// A statement and the policy it stands in.
  ///
  /// @param known what is known of the call besides what a probe asks
  record Held(PolicyType kind, HeldPolicy policy, Statement statement, KnownKeys known) {
    Holds applies(Probe probe) {
      return ConditionOnCall.applies(statement, probe, known);
    }

    /// Whether one of the statement's conditions holds for a call.
    Holds holds(Condition condition, Probe probe) {
      return ConditionOnCall.holds(condition, probe, known);
    }

    /// The statement as something that stands in the way.
    ///
    /// @param regions Regions it shuts out, as IAM sees them
    HeldStatement shuttingOut(Stream<String> regions) {
      return new HeldStatement(
          kind,
          policy.name(),
          policy.arn(),
          statement.sid(),
          statement.allow(),
          statement.conditions(),
          regions.distinct().sorted().toList());
    }
  }

  /// The documents; empty unless every one of them was read and understood.
  static Optional<Documents> read(Denial denial, PrincipalFacts principal) {
    return read(KnownKeys.of(denial, principal), principal);
  }

  /// @param keys what is known of the call besides what a probe asks
  static Optional<Documents> read(KnownKeys keys, PrincipalFacts principal) {
    if (!(principal instanceof PrincipalFacts.Known known)) {
      return Optional.empty();
    }
    try {
      List<Held> own = new ArrayList<>();
      known.policies().forEach(p -> own.addAll(statements(PolicyType.IDENTITY, p, keys)));
      return Optional.of(
          new Documents(
              own,
              known.boundary().map(b -> statements(PolicyType.PERMISSIONS_BOUNDARY, b, keys))));
    } catch (PolicySyntaxException _) {
      return Optional.empty();
    }
  }

  private static List<Held> statements(PolicyType kind, HeldPolicy policy, KnownKeys keys) {
    return PolicyReader.read(policy.text()).statements().stream()
        .map(s -> new Held(kind, policy, s, keys))
        .toList();
  }

  /// Every Deny that covers a call, or may.
  List<Held> denies(Probe probe) {
    return Stream.concat(own.stream(), boundary.stream().flatMap(List::stream))
        .filter(h -> !h.statement().allow() && h.applies(probe) != Holds.NO)
        .toList();
  }

  /// Every Deny of the principal's own policies that covers a call, or may.
  List<Held> ownDenies(Probe probe) {
    return denies(probe).stream().filter(h -> h.kind() == PolicyType.IDENTITY).toList();
  }

  /// Every Deny that may cover some of these calls, and of none is known to: it hangs on what
  /// nobody
  /// here knows.
  List<HeldStatement> guards(List<Probe> probes) {
    return Stream.concat(own.stream(), boundary.stream().flatMap(List::stream))
        .filter(h -> !h.statement().allow())
        .filter(h -> probes.stream().noneMatch(p -> h.applies(p) == Holds.YES))
        .filter(h -> probes.stream().anyMatch(p -> h.applies(p) == Holds.MAYBE))
        .map(
            h ->
                h.shuttingOut(
                    probes.stream().filter(p -> h.applies(p) == Holds.MAYBE).map(Probe::region)))
        .toList();
  }

  /// Whether the principal's own policies and its boundary certainly allow every one of these
  /// calls,
  /// their Denies left aside: then no Allow is missing.
  boolean lackNothing(List<Probe> probes) {
    return !probes.isEmpty()
        && probes.stream()
            .allMatch(
                p ->
                    boundaryAllows(p)
                        && own.stream()
                            .anyMatch(h -> h.statement().allow() && h.applies(p) == Holds.YES));
  }

  /// Every Allow of the boundary that covers a call, or may.
  List<Held> letThrough(Probe probe) {
    return boundary.stream()
        .flatMap(List::stream)
        .filter(h -> h.statement().allow() && h.applies(probe) != Holds.NO)
        .toList();
  }

  /// Every Deny that may cover a call, and every Allow of a boundary that only may.
  Stream<Held> mayRefuse(Probe probe) {
    return Stream.concat(
        denies(probe).stream().filter(h -> h.applies(probe) == Holds.MAYBE),
        boundaryAllows(probe) ? Stream.of() : letThrough(probe).stream());
  }

  /// Whether the boundary certainly allows a call, its Denies left aside.
  boolean boundaryAllows(Probe probe) {
    return boundary.isEmpty()
        || letThrough(probe).stream().anyMatch(h -> h.applies(probe) == Holds.YES);
  }
}
