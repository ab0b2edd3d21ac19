package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.UnsureDenials;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Learned;
import io.github.bedrockremedy.pipeline.evidence.NearMisses;
import io.github.bedrockremedy.pipeline.evidence.Needed;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Every question a plan asks of AWS: once before any conclusion, and once more for the proof of
/// the patch. See `docs/decisions/0002-proof-after-the-patch.md`.
public final class Gathering {
  private static final String GONE = "the principal no longer exists";
  private static final String ANOTHER =
      "the principal was deleted and made anew under the same name";
  static final String UNHEARD = "where the call leads to could not be asked of Bedrock";

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
    Learned learned = Learned.of(denial, account.profiles());
    return switch (target) {
      case PatchTarget patchable ->
          gather(account, denial, patchable, learned.needed()).heard(learned.heard());
      case NotPatchable not ->
          new Evidence(
              learned.needed(),
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
              ask(account.probe(), denial, target, needed, known),
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
    return standing(denial, target, _ -> true);
  }

  /// The same, but not known where the catalogue alone says what the call needs, and names other
  /// Regions than the case knows.
  Standing standing(OwnRecord own) {
    return standing(own.denial(), own.target(), learned -> learned.agrees(own.regions()));
  }

  private Standing standing(Denial denial, PatchTarget target, Predicate<Learned> isTrusted) {
    allowance.reset();
    AccountFacts account = account(denial);
    Learned learned = Learned.of(denial, account.profiles());
    Needed needed = learned.needed();
    List<Probe> probes = probes(needed, denial);
    return switch (account.source().principal(target)) {
      case PrincipalFacts.Gone _ -> Standing.gone(GONE);
      case PrincipalFacts.NotRead not -> Standing.notKnown(not.why());
      case PrincipalFacts.Known known when isAnother(known, target) -> Standing.gone(ANOTHER);
      case PrincipalFacts.Known _ when !isTrusted.test(learned) -> Standing.notKnown(UNHEARD);
      case PrincipalFacts.Known known ->
          new Standing(
              probes,
              UnsureDenials.leftOut(
                  denial, known, ask(account.probe(), denial, target, needed, known), probes),
              known.policies(),
              Optional.empty());
    };
  }

  private static boolean isAnother(PrincipalFacts.Known found, PatchTarget target) {
    return !found.uniqueId().equals(target.uniqueId());
  }

  /// What the owner's own policies allow of a call, as if no policy of ours were there. Not known
  /// where the catalogue alone says what it needs, and leaves out a Region the case knows of.
  Coverage withoutOurs(OwnRecord own, String policyName) {
    allowance.reset();
    AccountFacts account = account(own.denial());
    return switch (account.source().principal(own.target())) {
      case PrincipalFacts.Gone _ -> new Coverage.Gone(GONE);
      case PrincipalFacts.NotRead not -> new Coverage.NotKnown(not.why());
      case PrincipalFacts.Known known when isAnother(known, own.target()) ->
          new Coverage.Gone(ANOTHER);
      case PrincipalFacts.Known known -> {
        Learned learned = Learned.of(own.denial(), account.profiles());
        if (!learned.coversAll(own.regions())) {
          yield new Coverage.NotKnown(UNHEARD);
        }
        Needed needed = learned.needed();
        boolean split = asksForRegion(known) || needsGlobalRouting(needed);
        List<Probe> probes = probes(needed, own.denial());
        KnownKeys keys = keys(own.denial(), known);
        yield Coverage.without(
            policyName,
            known,
            held -> account.probe().imagine(held, known.boundary(), probes, keys, split),
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
    boolean again = evidence.before() instanceof Simulation.Done done && done.regionDecides();
    boolean byRegion = again || asksForRegion(known) || needsGlobalRouting(evidence.needed());
    List<Action> actions = PatchBuilder.actions(missing);
    List<Probe> needed =
        actions.stream()
            .flatMap(a -> evidence.needed().probes(a, denial.region().id()).stream())
            .toList();
    Simulation before = UnsureDenials.leftOut(denial, known, evidence.before(), needed);
    Simulation after =
        UnsureDenials.leftOut(
            denial,
            known,
            new Questions(
                    account(denial).probe(),
                    denial,
                    patchable,
                    evidence.needed(),
                    keys(denial, known))
                .ask(Optional.of(patch.text()), byRegion),
            needed);
    List<Proof.Row> rows =
        needed.stream()
            .map(p -> row(ProbeWords.of(p, actions.size() > 1), p, before, after))
            .toList();
    List<Proof.Row> misses = new ArrayList<>();
    NearMisses.of(evidence.needed(), denial.region(), actions)
        .forEach((what, miss) -> misses.add(row(what, miss, before, after)));
    return new Proof(rows, misses);
  }

  private static Simulation ask(
      AccessProbe probe,
      Denial denial,
      PatchTarget target,
      Needed needed,
      PrincipalFacts.Known principal) {
    boolean byRegion = asksForRegion(principal) || needsGlobalRouting(needed);
    return new Questions(probe, denial, target, needed, keys(denial, principal))
        .ask(Optional.empty(), byRegion);
  }

  /// Whether some policy or the boundary decides by the Region that is asked for.
  private static boolean asksForRegion(PrincipalFacts.Known principal) {
    return documents(principal)
        .anyMatch(p -> p.text().toLowerCase(Locale.ROOT).contains("aws:requestedregion"));
  }

  /// What is known of the call besides what each probe asks, as far as a policy may ask for it.
  private static KnownKeys keys(Denial denial, PrincipalFacts.Known principal) {
    return KnownKeys.of(denial, principal).askedBy(documents(principal));
  }

  private static Stream<HeldPolicy> documents(PrincipalFacts.Known principal) {
    return Stream.concat(principal.policies().stream(), principal.boundary().stream());
  }

  /// The patch for a global profile decides by the Region; without and with it is asked alike.
  private static boolean needsGlobalRouting(Needed needed) {
    return needed.regions().contains(Region.NONE);
  }

  private static Proof.Row row(String what, Probe probe, Simulation before, Simulation after) {
    return new Proof.Row(what, probe, before.to(probe), after.to(probe));
  }
}
