package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.AccountCheck;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventText;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes cases of denials. Equal denials are one case: a repeat is counted and costs no AWS call.
public final class Planning {
  private static final Duration STALE = Duration.ofHours(24);
  private static final Duration UNREAD = Duration.ofMinutes(10);
  private static final Duration SETTLING = Duration.ofMinutes(15);
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
      return recurs(standing.get(), latest)
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

  /// Whether a new denial makes a standing case worth a new plan.
  private boolean planAgain(Case standing, Instant now) {
    boolean old = standing.plan().plannedAt().plus(STALE).isBefore(now);
    boolean otherMode = !standing.plan().verdict().mode().equals(planner.settings().mode().id());
    return switch (standing.status()) {
      case EXPIRED, SUPERSEDED, OUTDATED -> true;
      case REPORTED, PLANNED -> old || otherMode || readAgain(standing, now);
      case FAILED -> old;
      case REJECTED, ROLLED_BACK -> standing.updatedAt().plus(Duration.ofDays(7)).isBefore(now);
      case PENDING, APPROVED, APPLYING, APPLIED, VERIFIED, RECURRED, ROLLBACK, CLEANING -> false;
    };
  }

  /// What could not be read may be readable soon: AWS was busy, or a right is granted by now.
  private static boolean readAgain(Case standing, Instant now) {
    return Evidence.isUnread(standing.plan().fingerprint())
        && standing.plan().plannedAt().plus(UNREAD).isBefore(now);
  }

  /// A second look that could not read anything either tells nobody anything new.
  private Case stillUnread(Case standing, Plan plan, Instant now) {
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
    if (to == standing.status()
        && Evidence.isUnread(plan.fingerprint())
        && Evidence.isUnread(standing.plan().fingerprint())) {
      return stillUnread(standing, plan, now);
    }
    Case moved = planned(standing, plan, to, now);
    Step step = new Step(now, Optional.of(standing.status()), to, BY, why(plan));
    return switch (ledger.replace(standing, moved, step, limits(moved, now))) {
      case DONE -> moved;
      case CONFLICT -> ledger.find(standing.id()).orElseThrow();
      case OVER_LIMIT -> {
        Case waiting = planned(standing, plan, CaseStatus.PLANNED, now);
        Step held = new Step(now, Optional.of(standing.status()), CaseStatus.PLANNED, BY, HELD);
        yield ledger.replace(standing, waiting, held, List.of()) == Stored.DONE
            ? waiting
            : ledger.find(standing.id()).orElseThrow();
      }
    };
  }

  private Case planned(Case standing, Plan plan, CaseStatus to, Instant now) {
    return standing
        .moved(to, now)
        .plan(CasePlans.of(plan), EventText.of(plan.event()))
        .nextGeneration()
        .owes(owed(to), due(to, now))
        .build();
  }

  /// Whether a denial comes late enough after our write to mean something: IAM and CloudTrail lag.
  private static boolean recurs(Case standing, CloudTrailEvent latest) {
    boolean repaired =
        standing.status() == CaseStatus.APPLIED || standing.status() == CaseStatus.VERIFIED;
    return repaired
        && standing.owes().isEmpty()
        && standing.appliedAt().filter(at -> latest.time().isAfter(at.plus(SETTLING))).isPresent();
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
