package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventText;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseChange;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger.Taken;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.report.Ours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A repaired call that is denied again, well after IAM and CloudTrail had the time to agree. It is
/// diagnosed afresh, knowing of our policy: gone, and then written once more at the most; still
/// there, and then something else denies; or no longer enough. See
/// `docs/decisions/0051-denied-again.md`.
final class Recurrence {
  private static final String UNTOLD = "; the message before this one could not be sent";

  private final Planner planner;
  private final CaseLedger ledger;
  private final RequestLimit requests;
  private final Deadlines deadlines;
  private final String by;

  /// @param by the handler that looks, for the history
  Recurrence(
      Planner planner, CaseLedger ledger, RequestLimit requests, Deadlines deadlines, String by) {
    this.planner = planner;
    this.ledger = ledger;
    this.requests = requests;
    this.deadlines = deadlines;
    this.by = by;
  }

  /// Takes in that a case's call was denied again.
  ///
  /// @return the case as it stands afterwards; empty if somebody else wrote it meanwhile
  Optional<Case> take(Case standing, CloudTrailEvent latest, Instant now) {
    // From here on a person is asked, whatever the mode; only what was cleared before may be
    // written once more as it was.
    Plan plan = planner.under(ledger.control()).plan(latest, true, now);
    Ours ours = ours(standing, plan);
    boolean asks =
        ours.isKnown() && isOwn(standing, plan) && askable(plan) && isHeard(standing, plan);
    boolean same = sameBytes(standing, plan);
    if (ours == Ours.GONE && asks && same && mayBeWrittenAgain(standing, plan)) {
      return writeAgain(standing, plan, now);
    }
    // The very policy that is there would be asked for: that is no cure.
    boolean noCure = ours == Ours.THERE && same;
    String words = words(standing, ours, plan);
    if (asks && !noCure) {
      return ask(standing, plan, words, now);
    }
    return isTold(standing, words) ? kept(standing, plan, now) : tell(standing, plan, words, now);
  }

  /// Nobody is told twice what denies the call, or that it could not be found out.
  private boolean isTold(Case standing, String words) {
    return standing.status() == CaseStatus.RECURRED
        && ledger.latest(standing.id()).why().replace(UNTOLD, "").equals(words);
  }

  /// Takes in that a case's call would be denied again, though it was not yet: a person is asked,
  /// or told where this may not be asked about.
  Optional<Case> foreseen(Case standing, Plan plan, String why, Instant now) {
    return askable(plan) ? ask(standing, plan, why, now) : tell(standing, plan, why, now);
  }

  private static Ours ours(Case standing, Plan plan) {
    if (!(plan.evidence().principal() instanceof PrincipalFacts.Known known)) {
      return Ours.NOT_KNOWN;
    }
    Optional<String> found =
        known.policies().stream()
            .filter(p -> p.isOurs() && p.name().equals(standing.id().policyName()))
            .map(HeldPolicy::text)
            .findFirst();
    if (found.isEmpty()) {
      return Ours.GONE;
    }
    if (!isHeard(standing, plan)) {
      return Ours.NOT_COMPARED;
    }
    return standing.plan().proposal().map(CasePlan.Proposal::text).equals(found)
        ? Ours.THERE
        : Ours.CHANGED;
  }

  /// Whether it is known where the call leads to by now.
  private static boolean isHeard(Case standing, Plan plan) {
    return !isOwn(standing, plan) || !UnreadNow.destinations(standing, plan);
  }

  /// Once, and only while the rest is as it was: two automations must not fight over a role. A case
  /// that was told already keeps what it was told of, not what was cleared.
  private boolean mayBeWrittenAgain(Case standing, Plan plan) {
    boolean before =
        ledger.history(standing.id()).stream().anyMatch(s -> s.to() == CaseStatus.RECURRED);
    return !before
        && standing.status() != CaseStatus.RECURRED
        && standing.approval().isPresent()
        && plan.fingerprint().equals(standing.plan().fingerprint());
  }

  /// Whether the denial is one of the case's own, and no other layer's on the same call. That one's
  /// record would lead to another case, so it takes the place of nothing.
  private static boolean isOwn(Case standing, Plan plan) {
    return plan.key().hash().equals(standing.keyHash());
  }

  private static String event(Case standing, Plan plan) {
    return isOwn(standing, plan) ? EventText.of(plan.event()) : standing.event();
  }

  private static boolean askable(Plan plan) {
    return switch (plan.decision()) {
      case Decision.Apply _, Decision.Ask _ -> true;
      case Decision.Report _, Decision.Refuse _ -> false;
    };
  }

  private static boolean sameBytes(Case standing, Plan plan) {
    return standing
        .plan()
        .proposal()
        .map(CasePlan.Proposal::sha256)
        .equals(plan.patch().map(p -> p.sha256()));
  }

  /// Generation and approval stand: the writer clears the same bytes afresh.
  private Optional<Case> writeAgain(Case standing, Plan plan, Instant now) {
    Case recurred = standing.moved(CaseStatus.RECURRED, now).build();
    Case again =
        recurred
            .moved(CaseStatus.APPROVED, now)
            .plan(standing.plan(), EventText.of(plan.event()))
            .owes(Optional.of(Case.Owes.PATCH), Optional.of(deadlines.overdue(now)))
            .build();
    return stored(
        standing,
        List.of(
            taken(standing, recurred, Ours.GONE.why(), now),
            taken(recurred, again, "written once more as it was cleared, and no third time", now)));
  }

  private Optional<Case> ask(Case standing, Plan plan, String why, Instant now) {
    Case recurred = standing.moved(CaseStatus.RECURRED, now).build();
    Taken first = taken(standing, recurred, why, now);
    Case asked =
        planned(recurred, CaseStatus.PENDING, plan, now)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    Taken asking = taken(recurred, asked, "a person decides about a new plan", now);
    List<Limit> limits = requests.counting(asked, now);
    return switch (ledger.replace(standing, List.of(first, asking), limits)) {
      case DONE -> Optional.of(asked);
      case CONFLICT -> Optional.empty();
      case OVER_LIMIT -> {
        Case held =
            planned(recurred, CaseStatus.PLANNED, plan, now).due(RequestLimit.retry(now)).build();
        yield stored(standing, List.of(first, taken(recurred, held, Opening.HELD, now)));
      }
    };
  }

  private static CaseChange planned(Case recurred, CaseStatus to, Plan plan, Instant now) {
    return recurred
        .moved(to, now)
        .plan(CasePlans.of(plan), EventText.of(plan.event()))
        .nextGeneration();
  }

  /// The case keeps what it wrote, and says what denies now.
  private Optional<Case> tell(Case standing, Plan plan, String words, Instant now) {
    Case recurred =
        standing
            .moved(CaseStatus.RECURRED, now)
            .plan(holding(standing, plan), event(standing, plan))
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    return stored(standing, List.of(taken(standing, recurred, words, now)));
  }

  private Optional<Case> kept(Case standing, Plan plan, Instant now) {
    Case same = standing.change(now).plan(holding(standing, plan), event(standing, plan)).build();
    return ledger.amend(standing, same).of(same);
  }

  private static CasePlan holding(Case standing, Plan plan) {
    boolean another =
        standing.status() == CaseStatus.RECURRED
            && !Reopening.outlives(standing.plan(), plan.event());
    List<String> before = another ? standing.plan().reasons() : List.of();
    CasePlan look = CasePlans.of(plan).keeping(standing.plan().proposal(), before);
    if (!isHeard(standing, plan)) {
      return look.unread(standing.plan().finding());
    }
    return ours(standing, plan).isKnown() ? look : look.unread(look.finding());
  }

  /// What goes out now takes the place of the message that is owed, and says so.
  private static String words(Case standing, Ours ours, Plan plan) {
    String cause =
        isHeard(standing, plan)
            ? "; what denies the call now: " + CasePlans.of(plan).finding().headline()
            : ours == Ours.GONE ? "; " + Gathering.UNHEARD : "";
    return ours.why() + (standing.owes().isPresent() ? UNTOLD : "") + cause;
  }

  private Taken taken(Case from, Case to, String why, Instant now) {
    return new Taken(to, new Step(now, Optional.of(from.status()), to.status(), by, why));
  }

  private Optional<Case> stored(Case standing, List<Taken> steps) {
    return ledger.replace(standing, steps, List.of()).of(steps.getLast().after());
  }
}
