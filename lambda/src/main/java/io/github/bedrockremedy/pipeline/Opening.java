package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.event.EventText;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseChange;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes a plan down: as a new case, or as the next generation of one that stands. People are
/// asked as far as the hour's requests go; what goes beyond waits. Reports beyond the hour's are
/// told in one digest: see `docs/decisions/0062-reports-in-one-digest.md`.
final class Opening {
  static final String HELD = "this hour's requests are out";

  private final CaseLedger ledger;
  private final RequestLimit requests;
  private final Deadlines deadlines;
  private final String by;

  /// @param by the handler that planned, for the history
  Opening(CaseLedger ledger, RequestLimit requests, Deadlines deadlines, String by) {
    this.ledger = ledger;
    this.requests = requests;
    this.deadlines = deadlines;
    this.by = by;
  }

  /// The case as it stands afterwards; empty if somebody else wrote it, or what it counts against,
  /// meanwhile.
  Optional<Case> of(Plan plan, Optional<Case> standing, Instant now) {
    return standing.map(s -> replanned(s, plan, now)).orElseGet(() -> opened(plan, now));
  }

  /// The same case with another plan, without a step: it tells nobody anything new, or has to go on
  /// waiting.
  private Optional<Case> kept(Case standing, Plan plan, Instant now) {
    Case same = standing.change(now).plan(CasePlans.of(plan), EventText.of(plan.event())).build();
    return ledger.amend(standing, same).of(same);
  }

  private Optional<Case> opened(Plan plan, Instant now) {
    CaseStatus to = statusOf(plan.decision());
    Case fresh = first(plan, to, owed(to), deadlines.overdue(now), now);
    Step step = new Step(now, Optional.empty(), to, by, why(plan));
    return switch (ledger.create(fresh, step, limits(fresh, now))) {
      case DONE -> Optional.of(fresh);
      case CONFLICT -> Optional.empty();
      case OVER_LIMIT -> {
        Step held = to == CaseStatus.REPORTED ? step : held(Optional.empty(), now);
        Case quiet = first(plan, held.to(), Optional.empty(), RequestLimit.retry(now), now);
        yield ledger.create(quiet, held, List.of()).of(quiet);
      }
    };
  }

  private Optional<Case> replanned(Case standing, Plan plan, Instant now) {
    CaseStatus to = statusOf(plan.decision());
    Supplier<Instant> ended = () -> ledger.latest(standing.id()).at();
    if (Reopening.tellsNothingNew(standing, CasePlans.of(plan), to, ended, now)) {
      return kept(standing, plan, now);
    }
    Case moved =
        planned(standing, plan, to, now)
            .owes(owed(to), Optional.of(deadlines.overdue(now)))
            .build();
    Step step = new Step(now, Optional.of(standing.status()), to, by, why(plan));
    return switch (ledger.replace(standing, moved, step, limits(moved, now))) {
      case DONE -> Optional.of(moved);
      case CONFLICT -> Optional.empty();
      case OVER_LIMIT ->
          to == CaseStatus.REPORTED
              ? quiet(standing, plan, step, now)
              : standing.status() == CaseStatus.PLANNED
                  ? kept(standing, plan, now)
                  : quiet(standing, plan, held(Optional.of(standing.status()), now), now);
    };
  }

  /// The step is taken, and the clock tells of it later, together with others.
  private Optional<Case> quiet(Case standing, Plan plan, Step step, Instant now) {
    Case quiet =
        planned(standing, plan, step.to(), now)
            .owes(Optional.empty(), Optional.of(RequestLimit.retry(now)))
            .build();
    return ledger.replace(standing, quiet, step, List.of()).of(quiet);
  }

  private Step held(Optional<CaseStatus> from, Instant now) {
    return new Step(now, from, CaseStatus.PLANNED, by, HELD);
  }

  private static CaseChange planned(Case standing, Plan plan, CaseStatus to, Instant now) {
    return standing
        .moved(to, now)
        .plan(CasePlans.of(plan), EventText.of(plan.event()))
        .nextGeneration();
  }

  private static Case first(
      Plan plan, CaseStatus status, Optional<Case.Owes> owes, Instant due, Instant now) {
    return new Case(
        plan.key().id(),
        plan.key().hash(),
        status,
        1,
        1,
        EventText.of(plan.event()),
        CasePlans.of(plan),
        Optional.empty(),
        owes,
        Optional.of(due),
        0,
        now,
        now,
        Optional.empty());
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

  /// Requests to people and reports are counted apart. What a repair of ours comes to is always
  /// told by itself: there are no more of them than writes; and so is, once an hour, a principal
  /// that looks taken over, whatever else the hour brought.
  private List<Limit> limits(Case told, Instant now) {
    if (told.status() == CaseStatus.PENDING) {
      return requests.counting(told, now);
    }
    if (told.status() != CaseStatus.REPORTED || told.holdsPolicy()) {
      return List.of();
    }
    boolean alarms = told.plan().finding().cause().equals(Cause.COMPROMISED_PRINCIPAL.id());
    return alarms ? requests.countingAlarm(told, now) : requests.countingReport(told, now);
  }

  private static String why(Plan plan) {
    return plan.diagnosis().toCause().id() + ": " + plan.decision().outcome();
  }
}
