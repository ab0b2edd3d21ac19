package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.AccountCheck;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventText;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes cases of denials. Equal denials are one case: a repeat is counted and costs no AWS call.
public final class Planning {
  private static final String BY = "DenialHandler";
  static final String HELD = "this hour's requests are out";

  private final Planner planner;
  private final CaseLedger ledger;
  private final RequestLimit requests;
  private final Deadlines deadlines;
  private final Recurrence recurrence;
  private final Tally tally;

  public Planning(Planner planner, CaseLedger ledger, RequestLimit requests, Deadlines deadlines) {
    this.planner = planner;
    this.ledger = ledger;
    this.requests = requests;
    this.deadlines = deadlines;
    this.tally = new Tally(ledger);
    this.recurrence = new Recurrence(planner, ledger, requests, deadlines);
  }

  /// What became of equal denials.
  public sealed interface Outcome {
    /// A new case, or a new plan of an old one.
    record Planned(Case result) implements Outcome {}

    /// A repaired call that was denied again.
    record Recurred(Case result) implements Outcome {}

    /// Counted on a case that stands.
    record Counted(Case standing) implements Outcome {}

    /// Nothing was written, as a matter of principle.
    record Refused(String why) implements Outcome {}
  }

  /// Why a denial is not acted on at all; asked before denials are put together, so that an event
  /// that mixes accounts drags down no honest one.
  public Optional<String> refusal(Denial denial) {
    return AccountCheck.refusal(denial, planner.settings().accounts());
  }

  /// Writes down what was counted a while ago and not yet written.
  public void flush(Instant now) {
    tally.flush(now);
  }

  /// Takes in equal denials.
  ///
  /// @param latest the youngest of them
  /// @param sightings how many they are
  public Outcome take(CloudTrailEvent latest, Sightings sightings, Instant now) {
    Denial denial = DenialReader.read(latest);
    Optional<String> refusal = refusal(denial);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    CaseKey key = CaseKey.of(denial);
    Optional<Case> standing = ledger.find(key.id());
    if (standing.isPresent() && !standing.get().keyHash().equals(key.hash())) {
      return new Outcome.Refused("another case has the same short id " + key.id());
    }
    if (standing.isPresent() && !planAgain(standing.get(), now)) {
      tally.seen(key.id(), sightings, now);
      return Reopening.recurs(standing.get(), latest)
          ? new Outcome.Recurred(recurrence.take(standing.get(), latest, now))
          : new Outcome.Counted(standing.get());
    }
    boolean declined = standing.isPresent() && ledger.declinedBefore(key.id());
    planner.note(denial);
    Plan plan = planner().plan(latest, declined, now);
    if (plan.decision() instanceof Decision.Refuse refuse) {
      return new Outcome.Refused(refuse.rules().getFirst().detail());
    }
    tally.seen(key.id(), sightings, now);
    return new Outcome.Planned(
        standing.map(s -> replanned(s, plan, now)).orElseGet(() -> opened(plan, now)));
  }

  /// After the installation dropped itself to dry-run it plans as one.
  private Planner planner() {
    return switch (ledger.control()) {
      case Control.DryRun _ -> planner.in(Mode.DRY_RUN);
      case Control.Running _, Control.Paused _ -> planner;
    };
  }

  private boolean planAgain(Case standing, Instant now) {
    return Reopening.isDue(standing, now)
        || (Reopening.hangsOnSettings(standing) && judgedOtherwise(standing));
  }

  /// Whether the settings or the catalogue changed since; those of a drop to dry-run count too, and
  /// are only asked for where the others differ.
  private boolean judgedOtherwise(Case standing) {
    String by = standing.plan().verdict().judgedBy();
    return !by.equals(planner.yardstick()) && !by.equals(planner().yardstick());
  }

  /// The same case with another plan, without a step.
  private Case kept(Case standing, Plan plan, Instant now) {
    Case same = standing.change(now).plan(CasePlans.of(plan), EventText.of(plan.event())).build();
    return ledger.amend(standing, same) == Stored.DONE ? same : standing;
  }

  private Case opened(Plan plan, Instant now) {
    Case fresh = first(plan, statusOf(plan.decision()), now);
    Step step = new Step(now, Optional.empty(), fresh.status(), BY, why(plan));
    Stored stored = ledger.create(fresh, step, limits(fresh, now));
    return switch (stored) {
      case DONE -> fresh;
      case CONFLICT -> ledger.find(fresh.id()).orElseThrow();
      case OVER_LIMIT -> {
        Case waiting = first(plan, CaseStatus.PLANNED, now);
        Step held = new Step(now, Optional.empty(), CaseStatus.PLANNED, BY, HELD);
        yield ledger.create(waiting, held, List.of()) == Stored.DONE
            ? waiting
            : ledger.find(fresh.id()).orElseThrow();
      }
    };
  }

  private Case replanned(Case standing, Plan plan, Instant now) {
    CaseStatus to = statusOf(plan.decision());
    if (Reopening.tellsNothingNew(standing, CasePlans.of(plan), to, now)) {
      return kept(standing, plan, now);
    }
    Case moved = planned(standing, plan, to, now);
    Step step = new Step(now, Optional.of(standing.status()), to, BY, why(plan));
    return switch (ledger.replace(standing, moved, step, limits(moved, now))) {
      case DONE -> moved;
      case CONFLICT -> ledger.find(standing.id()).orElseThrow();
      case OVER_LIMIT ->
          standing.status() == CaseStatus.PLANNED
              ? kept(standing, plan, now)
              : waiting(standing, plan, now);
    };
  }

  private Case waiting(Case standing, Plan plan, Instant now) {
    Case waiting = planned(standing, plan, CaseStatus.PLANNED, now);
    Step held = new Step(now, Optional.of(standing.status()), CaseStatus.PLANNED, BY, HELD);
    return ledger.replace(standing, waiting, held, List.of()) == Stored.DONE
        ? waiting
        : ledger.find(standing.id()).orElseThrow();
  }

  private Case planned(Case standing, Plan plan, CaseStatus to, Instant now) {
    return standing
        .moved(to, now)
        .plan(CasePlans.of(plan), EventText.of(plan.event()))
        .nextGeneration()
        .owes(owed(to), due(to, now))
        .build();
  }

  private Case first(Plan plan, CaseStatus status, Instant now) {
    return new Case(
        plan.key().id(),
        plan.key().hash(),
        status,
        1,
        1,
        EventText.of(plan.event()),
        CasePlans.of(plan),
        Optional.empty(),
        owed(status),
        due(status, now),
        0,
        now,
        now,
        Optional.empty());
  }

  private Optional<Instant> due(CaseStatus status, Instant now) {
    return Optional.of(
        status == CaseStatus.PLANNED ? RequestLimit.retry(now) : deadlines.overdue(now));
  }

  private static CaseStatus statusOf(Decision decision) {
    return switch (decision) {
      case Decision.Apply _ -> CaseStatus.APPROVED;
      case Decision.Ask _ -> CaseStatus.PENDING;
      case Decision.Report _, Decision.Refuse _ -> CaseStatus.REPORTED;
    };
  }

  private static Optional<Case.Owes> owed(CaseStatus status) {
    return switch (status) {
      case APPROVED -> Optional.of(Case.Owes.PATCH);
      case PENDING, REPORTED -> Optional.of(Case.Owes.NOTIFY);
      case PLANNED,
          APPLYING,
          APPLIED,
          VERIFIED,
          RECURRED,
          ROLLBACK,
          ROLLED_BACK,
          CLEANING,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED ->
          Optional.empty();
    };
  }

  /// Only a request to people is counted.
  private List<Limit> limits(Case asked, Instant now) {
    return asked.status() == CaseStatus.PENDING ? requests.counting(asked, now) : List.of();
  }

  private static String why(Plan plan) {
    return plan.diagnosis().toCause().id() + ": " + plan.decision().outcome();
  }
}
