package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.event.EventText;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes a plan down: as a new case, or as the next generation of one that stands. People are
/// asked as far as the hour's requests go; what goes beyond waits.
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

  /// The case as it stands afterwards, whoever wrote it.
  Case of(Plan plan, Optional<Case> standing, Instant now) {
    return standing.map(s -> replanned(s, plan, now)).orElseGet(() -> opened(plan, now));
  }

  /// The same case with another plan, without a step: it tells nobody anything new, or has to go on
  /// waiting.
  private Case kept(Case standing, Plan plan, Instant now) {
    Case same = standing.change(now).plan(CasePlans.of(plan), EventText.of(plan.event())).build();
    return ledger.amend(standing, same) == Stored.DONE ? same : standing;
  }

  private Case opened(Plan plan, Instant now) {
    Case fresh = first(plan, statusOf(plan.decision()), now);
    Step step = new Step(now, Optional.empty(), fresh.status(), by, why(plan));
    Stored stored = ledger.create(fresh, step, limits(fresh, now));
    return switch (stored) {
      case DONE -> fresh;
      case CONFLICT -> standing(fresh.id());
      case OVER_LIMIT -> {
        Case waiting = first(plan, CaseStatus.PLANNED, now);
        Step held = new Step(now, Optional.empty(), CaseStatus.PLANNED, by, HELD);
        yield ledger.create(waiting, held, List.of()) == Stored.DONE
            ? waiting
            : standing(fresh.id());
      }
    };
  }

  private Case replanned(Case standing, Plan plan, Instant now) {
    CaseStatus to = statusOf(plan.decision());
    if (Reopening.tellsNothingNew(standing, CasePlans.of(plan), to, now)) {
      return kept(standing, plan, now);
    }
    Case moved = planned(standing, plan, to, now);
    Step step = new Step(now, Optional.of(standing.status()), to, by, why(plan));
    return switch (ledger.replace(standing, moved, step, limits(moved, now))) {
      case DONE -> moved;
      case CONFLICT -> standing(standing.id());
      case OVER_LIMIT ->
          standing.status() == CaseStatus.PLANNED
              ? kept(standing, plan, now)
              : waiting(standing, plan, now);
    };
  }

  private Case waiting(Case standing, Plan plan, Instant now) {
    Case waiting = planned(standing, plan, CaseStatus.PLANNED, now);
    Step held = new Step(now, Optional.of(standing.status()), CaseStatus.PLANNED, by, HELD);
    return ledger.replace(standing, waiting, held, List.of()) == Stored.DONE
        ? waiting
        : standing(standing.id());
  }

  /// The case somebody else wrote. There may be none, where only a counter was contended: then the
  /// denial has to come again.
  private Case standing(CaseId id) {
    return ledger
        .find(id)
        .orElseThrow(() -> new IllegalStateException("others are writing what counts " + id));
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
