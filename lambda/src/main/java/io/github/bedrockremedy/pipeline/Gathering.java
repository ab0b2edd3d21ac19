package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.NearMisses;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.NeededReader;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every question a plan asks of AWS: once before any conclusion, and once more for the proof of
/// the patch. See `docs/decisions/0002-proof-after-the-patch.md`.
public final class Gathering {
  private final Function<String, AccountFacts> accounts;
  private final CallAllowance allowance;

  /// @param accounts where the facts of an account come from, by its id
  public Gathering(Function<String, AccountFacts> accounts, CallAllowance allowance) {
    this.accounts = accounts;
    this.allowance = allowance;
  }

  /// No account to ask: what the message and the catalogue tell, and nothing else.
  public static Gathering offline(InferenceProfiles catalogue) {
    var none = AccountFacts.none("offline: no account was asked", catalogue);
    return new Gathering(_ -> none, () -> {});
  }

  /// Facts about a denial.
  Evidence gather(Denial denial, Target target) {
    allowance.reset();
    AccountFacts account = account(denial);
    Needed needed = new NeededReader(account.profiles()).read(denial);
    return switch (target) {
      case PatchTarget patchable -> gather(account, denial, patchable, needed);
      case NotPatchable not ->
          new Evidence(
              needed,
              new PrincipalFacts.NotRead(not.why()),
              new Simulation.NotDone("no policies are read for such a caller"),
              new Owner.Unknown());
    };
  }

  /// The account the call was made in; its trail recorded the denial.
  private AccountFacts account(Denial denial) {
    return accounts.apply(denial.account());
  }

  private Evidence gather(AccountFacts account, Denial denial, PatchTarget target, Needed needed) {
    PrincipalFacts principal = account.source().principal(target);
    return switch (principal) {
      case PrincipalFacts.Known known ->
          new Evidence(
              needed,
              known,
              simulate(account.probe(), denial, target, needed, known, Optional.empty()),
              account.source().owner(target, denial.region(), known.tags()));
      case PrincipalFacts.Gone _ ->
          new Evidence(
              needed,
              principal,
              new Simulation.NotDone("the principal is gone"),
              new Owner.Unknown());
      case PrincipalFacts.NotRead not ->
          new Evidence(needed, principal, new Simulation.NotDone(not.why()), new Owner.Unknown());
    };
  }

  /// IAM's answers as things stand, asked as a plan asks, so that answers before and after a write
  /// compare.
  public Standing standing(Denial denial, PatchTarget target) {
    allowance.reset();
    AccountFacts account = account(denial);
    Needed needed = new NeededReader(account.profiles()).read(denial);
    Simulation answers =
        switch (account.source().principal(target)) {
          case PrincipalFacts.Known known ->
              simulate(account.probe(), denial, target, needed, known, Optional.empty());
          case PrincipalFacts.Gone _ -> new Simulation.NotDone("the principal is gone");
          case PrincipalFacts.NotRead not -> new Simulation.NotDone(not.why());
        };
    return new Standing(probes(needed, denial), answers);
  }

  /// IAM's answers as things stand.
  ///
  /// @param needed what the denied call needs; empty where that cannot be simulated
  /// @param answers to these and to the near misses
  public record Standing(List<Probe> needed, Simulation answers) {}

  /// What the owner's own policies allow of a call, as if a case's policy were not there.
  Coverage withoutOurs(OwnRecord own, String policyName) {
    allowance.reset();
    AccountFacts account = account(own.denial());
    return switch (account.source().principal(own.target())) {
      case PrincipalFacts.Gone _ -> new Coverage.Gone("the principal no longer exists");
      case PrincipalFacts.NotRead not -> new Coverage.NotKnown(not.why());
      case PrincipalFacts.Known known when !known.uniqueId().equals(own.target().uniqueId()) ->
          new Coverage.Gone("the principal was deleted and made anew under the same name");
      case PrincipalFacts.Known known -> {
        Needed needed = new NeededReader(account.profiles()).read(own.denial());
        boolean split = asksForRegion(known) || needsGlobalRouting(needed);
        List<Probe> probes = probes(needed, own.denial());
        yield Coverage.without(
            policyName,
            known,
            held -> account.probe().imagine(held, known.boundary(), probes, split),
            probes);
      }
    };
  }

  private static List<Probe> probes(Needed needed, Denial denial) {
    return needed
        .wantedAction()
        .map(action -> needed.probes(action, denial.region().id()))
        .orElse(List.of());
  }

  /// IAM's answers without and with the patch, side by side.
  Proof prove(
      Denial denial, Target target, Evidence evidence, Diagnosis diagnosis, PolicyPatch patch) {
    if (!(diagnosis instanceof Diagnosis.MissingAllow missing)
        || !(target instanceof PatchTarget patchable)
        || !(evidence.principal() instanceof PrincipalFacts.Known known)) {
      return Proof.NONE;
    }
    Simulation after =
        simulate(
            account(denial).probe(),
            denial,
            patchable,
            evidence.needed(),
            known,
            Optional.of(patch.text()));
    List<Action> actions = PatchBuilder.actions(missing);
    List<Proof.Row> rows = new ArrayList<>();
    for (Action action : actions) {
      for (Probe needed : evidence.needed().probes(action, denial.region().id())) {
        rows.add(row(ProbeWords.of(needed, actions.size() > 1), needed, evidence.before(), after));
      }
    }
    List<Proof.Row> misses = new ArrayList<>();
    nearMisses(denial, evidence.needed(), actions)
        .forEach((what, miss) -> misses.add(row(what, miss, evidence.before(), after)));
    return new Proof(rows, misses);
  }

  private static Simulation simulate(
      AccessProbe probe,
      Denial denial,
      PatchTarget target,
      Needed needed,
      PrincipalFacts.Known principal,
      Optional<String> draft) {
    Optional<Action> action = needed.wantedAction();
    if (action.isEmpty() || needed.probes(action.get(), denial.region().id()).isEmpty()) {
      return new Simulation.NotDone("the needed access is not known");
    }
    boolean split = asksForRegion(principal) || needsGlobalRouting(needed);
    Set<Probe> wanted = new LinkedHashSet<>(needed.probes(action.get(), denial.region().id()));
    action.get().twin().ifPresent(twin -> wanted.addAll(needed.probes(twin, denial.region().id())));
    Simulation asked = probe.simulate(target, List.copyOf(wanted), draft, split);
    return switch (asked) {
      case Simulation.NotDone _ -> asked;
      case Simulation.Done done -> with(done, misses(probe, denial, target, needed, draft, split));
    };
  }

  /// Near misses are asked for apart: AWS says of a whole call whether service control policies
  /// allow it, and one that forbids a Region nobody needs must not cast doubt on the needed ones.
  private static Simulation misses(
      AccessProbe probe,
      Denial denial,
      PatchTarget target,
      Needed needed,
      Optional<String> draft,
      boolean split) {
    List<Probe> misses = List.copyOf(NearMisses.of(needed, denial.region()).values());
    return probe.simulate(target, misses, draft, split);
  }

  private static Simulation with(Simulation.Done done, Simulation more) {
    Map<Probe, Answer> answers = new LinkedHashMap<>(done.answers());
    if (more instanceof Simulation.Done also) {
      answers.putAll(also.answers());
    }
    return new Simulation.Done(answers);
  }

  /// Whether some policy or the boundary decides by the Region that is asked for.
  private static boolean asksForRegion(PrincipalFacts.Known principal) {
    return Stream.concat(principal.policies().stream(), principal.boundary().stream())
        .anyMatch(p -> p.text().toLowerCase(Locale.ROOT).contains("aws:requestedregion"));
  }

  /// The patch for a global profile decides by the Region; without and with it is asked alike.
  private static boolean needsGlobalRouting(Needed needed) {
    return needed.regions().contains(Region.NONE);
  }

  private static Map<String, Probe> nearMisses(Denial denial, Needed needed, List<Action> granted) {
    Map<String, Probe> misses = new LinkedHashMap<>(NearMisses.of(needed, denial.region()));
    if (granted.size() == 1 && granted.getFirst().twin().isPresent()) {
      Action twin = granted.getFirst().twin().get();
      List<Probe> probes = needed.probes(twin, denial.region().id());
      misses.put("the action " + twin.name(), probes.getLast());
    }
    return misses;
  }

  private static Proof.Row row(String what, Probe probe, Simulation before, Simulation after) {
    return new Proof.Row(what, probe, before.to(probe), after.to(probe));
  }
}
