package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker.KnownBy;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Collects everything that refuses a call: what AWS stated, what the documents say, what the
/// simulator shows. AWS names one policy only, whatever else refuses.
final class Blockers {
  private final Denial denial;
  private final Evidence evidence;
  private final Map<String, Blocker> found = new LinkedHashMap<>();

  /// Needed calls that IAM does not allow as far as is known.
  private final List<Probe> open;

  private Blockers(Denial denial, Evidence evidence, List<Probe> probes) {
    this.denial = denial;
    this.evidence = evidence;
    this.open = new ArrayList<>(probes);
    this.open.removeIf(p -> evidence.before().to(p).map(Answer::allowed).orElse(false));
  }

  /// Every blocker, in the order in which IAM meets them.
  ///
  /// @param probes the needed calls
  static List<Blocker> of(Denial denial, Evidence evidence, List<Probe> probes) {
    var blockers = new Blockers(denial, evidence, probes);
    blockers.stated();
    blockers.documents();
    blockers.statedGuards(probes);
    blockers.simulation();
    return blockers.asMet();
  }

  /// The same, with each Deny that hangs on what is not known: where nothing is missing, one of
  /// those it will have been.
  static List<Blocker> likely(Denial denial, Evidence evidence, List<Probe> probes) {
    var blockers = new Blockers(denial, evidence, probes);
    blockers.simulation();
    blockers.guards(probes, KnownBy.LIKELY);
    return blockers.asMet();
  }

  private List<Blocker> asMet() {
    return found.size() < 2
        ? List.copyOf(found.values())
        : found.values().stream().sorted(Blocker.AS_MET).toList();
  }

  /// Adds the Denies that may cover a call, of each kind apart.
  private void guards(List<Probe> probes, KnownBy by) {
    List<HeldStatement> guards =
        Documents.read(denial, evidence.principal()).map(d -> d.guards(probes)).orElse(List.of());
    for (PolicyType kind : List.of(PolicyType.IDENTITY, PolicyType.PERMISSIONS_BOUNDARY)) {
      List<HeldStatement> ofKind = guards.stream().filter(g -> g.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        add(kind, true, by, first(ofKind), ofKind, List.of());
      }
    }
  }

  /// Where AWS says that a document of a kind denies, and none is known to, it is one that may.
  private void statedGuards(List<Probe> probes) {
    boolean explained = found.values().stream().anyMatch(b -> !b.statements().isEmpty());
    if (denial.reason() instanceof DenialReason.ExplicitDeny deny && !explained) {
      boolean own = deny.policy() == PolicyType.IDENTITY;
      Documents.read(denial, evidence.principal())
          .map(d -> d.guards(probes))
          .orElse(List.of())
          .stream()
          .filter(g -> g.kind() == deny.policy())
          .forEach(
              g ->
                  add(
                      g.kind(),
                      true,
                      KnownBy.STATED,
                      own ? g.arn() : Optional.empty(),
                      List.of(g),
                      List.of()));
    }
  }

  private void stated() {
    switch (denial.reason()) {
      case DenialReason.ExplicitDeny deny ->
          add(deny.policy(), true, KnownBy.STATED, deny.policyArn(), List.of(), List.of());
      case DenialReason.ImplicitDeny deny ->
          add(deny.policy(), false, KnownBy.STATED, Optional.empty(), List.of(), List.of());
      case DenialReason.NotEntitled _, DenialReason.Unstated _, DenialReason.Unrecognised _ -> {}
    }
  }

  private void documents() {
    if (!(evidence.principal() instanceof PrincipalFacts.Known)) {
      return;
    }
    ObstacleReader.Obstacles obstacles = ObstacleReader.read(denial, evidence, open);
    for (PolicyType kind : List.of(PolicyType.IDENTITY, PolicyType.PERMISSIONS_BOUNDARY)) {
      List<HeldStatement> denies = obstacles.of(kind, false);
      if (!denies.isEmpty()) {
        add(kind, true, KnownBy.DOCUMENT, first(denies), denies, List.of());
      }
    }
    lacking(PolicyType.IDENTITY, obstacles, obstacles.ownLack());
    lacking(PolicyType.PERMISSIONS_BOUNDARY, obstacles, obstacles.boundaryLacks());
  }

  private void lacking(
      PolicyType kind, ObstacleReader.Obstacles obstacles, Collection<Probe> lacking) {
    if (!lacking.isEmpty()) {
      add(
          kind,
          false,
          KnownBy.DOCUMENT,
          Optional.empty(),
          obstacles.of(kind, true),
          regions(lacking));
    }
  }

  /// What the simulator shows. A needed context key it did not have makes an answer worth nothing;
  /// a service control policy ends the simulation, and what else it says then is not to be relied
  /// on.
  private void simulation() {
    if (evidence.before() instanceof Simulation.NotDone) {
      return;
    }
    Predicate<Answer> known = a -> a.missingContext().isEmpty() && a.organizationAllows();
    simulated(
        PolicyType.PERMISSIONS_BOUNDARY,
        false,
        KnownBy.SIMULATED,
        known.and(a -> !a.boundaryAllows()));
    Predicate<Answer> own = known.and(Answer::boundaryAllows);
    simulated(
        PolicyType.IDENTITY,
        true,
        KnownBy.SIMULATED,
        own.and(a -> a.outcome() == Answer.Outcome.EXPLICIT_DENY));
    simulated(
        PolicyType.IDENTITY,
        false,
        KnownBy.SIMULATED,
        own.and(a -> a.outcome() == Answer.Outcome.IMPLICIT_DENY));
    simulated(PolicyType.SCP, false, KnownBy.SUSPECTED, a -> !a.organizationAllows());
  }

  private void simulated(
      PolicyType kind, boolean explicit, KnownBy by, Predicate<Answer> answered) {
    List<Probe> refused =
        open.stream()
            .filter(
                p -> evidence.before().to(p).filter(answered).filter(a -> sure(p, a)).isPresent())
            .toList();
    if (!refused.isEmpty()) {
      add(kind, explicit, by, Optional.empty(), List.of(), regions(refused));
    }
  }

  private boolean sure(Probe probe, Answer answer) {
    return !UnsureDenials.isUnsure(denial, evidence.principal(), probe, answer);
  }

  private void add(
      PolicyType kind,
      boolean explicit,
      KnownBy by,
      Optional<Arn> arn,
      List<HeldStatement> statements,
      List<String> regions) {
    Optional<Arn> policy =
        arn.or(() -> kind == PolicyType.PERMISSIONS_BOUNDARY ? boundary() : Optional.empty());
    List<String> shutOut = new ArrayList<>(regions);
    statements.forEach(s -> shutOut.addAll(s.shutOut()));
    found.merge(
        key(kind, explicit),
        new Blocker(kind, explicit, by, policy, statements, shutOut),
        Blockers::both);
  }

  /// A principal may both be denied and lack an Allow of its own. Of every other kind of policy
  /// there is one, and the surer source says how it refuses.
  private static String key(PolicyType kind, boolean explicit) {
    return kind == PolicyType.IDENTITY && explicit ? "own deny" : kind.id();
  }

  private static Blocker both(Blocker surer, Blocker other) {
    return new Blocker(
        surer.policy(),
        surer.explicit(),
        surer.knownBy(),
        surer.policyArn().or(other::policyArn),
        joined(surer.statements(), other.statements()),
        joined(surer.regions(), other.regions()));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private Optional<Arn> boundary() {
    return evidence.principal() instanceof PrincipalFacts.Known known
        ? known.boundary().flatMap(HeldPolicy::arn)
        : Optional.empty();
  }

  private static Optional<Arn> first(List<HeldStatement> statements) {
    return statements.stream().flatMap(s -> s.arn().stream()).findFirst();
  }

  /// Regions of the models; the check of a profile itself says nothing about where it leads.
  private static List<String> regions(Collection<Probe> refused) {
    return refused.stream().filter(p -> !p.resource().isProfile()).map(Probe::region).toList();
  }
}
