package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.report.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks at what is due: effects that were owed and not done, requests nobody decided, writes that
/// have to be looked at again.
public final class Review {
  private static final int MOST = 100;
  private static final int ATTEMPTS = Deadlines.ATTEMPTS;
  private static final String GIVEN_UP = "given up after " + ATTEMPTS + " attempts";
  private static final Duration AGAIN = Duration.ofMinutes(5);
  static final String BY = "ReviewHandler";

  private final CaseLedger ledger;
  private final Decisions decisions;
  private final Notices notices;
  private final Gathering gathering;
  private final RequestLimit requests;
  private final Deadlines deadlines;
  private final Upkeep upkeep;
  private final boolean mayWrite;

  /// @param mayWrite whether there is a handler that takes decisions in, writes and removes; in
  ///     `dry-run` there is none
  public Review(
      CaseLedger ledger,
      Decisions decisions,
      Notices notices,
      Gathering gathering,
      RequestLimit requests,
      Deadlines deadlines,
      boolean mayWrite) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.notices = notices;
    this.gathering = gathering;
    this.requests = requests;
    this.deadlines = deadlines;
    this.mayWrite = mayWrite;
    this.upkeep = new Upkeep(ledger, gathering, deadlines, mayWrite);
  }

  /// Brings decisions nobody took in back to the stream.
  public int armDecisions(Instant now) {
    return decisions.overdue(now, MOST).size();
  }

  /// Brings notices nobody was told of back to the stream.
  public int armNotices(Instant now) {
    return notices.arm(now, MOST);
  }

  /// Everything that is due, longest overdue first.
  public List<Case> due(Instant now) {
    return ledger.due(now).limit(MOST).toList();
  }

  /// Looks at one case that is due.
  ///
  /// @return the case, if it took a step or was armed again
  public Optional<Case> lookAt(Case due, Instant now) {
    if (due.owes().isPresent()) {
      return armAgain(due, now);
    }
    return switch (due.status()) {
      case PENDING -> expire(due, now);
      case APPLIED -> verify(due, now);
      case PLANNED -> askNow(due, now);
      case VERIFIED, RECURRED, FAILED -> upkeep.lookAt(due, now);
      case REPORTED, REJECTED, EXPIRED, OUTDATED ->
          due.holdsPolicy()
              ? upkeep.lookAt(due, now)
              : Digests.isUntold(due)
                  ? Optional.empty()
                  : amended(due, due.change(now).owes(Optional.empty(), Optional.empty()).build());
      case SUPERSEDED -> stillAllowed(due, now);
      case APPROVED, APPLYING, ROLLBACK, ROLLED_BACK, CLEANING ->
          amended(due, due.change(now).owes(Optional.empty(), deadlines.next(due, now)).build());
    };
  }

  /// Touching the row brings it to its handler once more; a pause does not use up attempts.
  private Optional<Case> armAgain(Case due, Instant now) {
    boolean held =
        (due.status() == CaseStatus.APPROVED || due.status() == CaseStatus.APPLYING)
            && ledger.control().holdsWrites().isPresent();
    if (held) {
      return amended(due, due.change(now).due(deadlines.overdue(now)).build());
    }
    boolean tells = due.owes().equals(Optional.of(Case.Owes.NOTIFY));
    if (tells && due.status() == CaseStatus.PENDING && isOver(due, now)) {
      return expire(due, now);
    }
    if (due.attempts() < (tells ? deadlines.tellings(due) : ATTEMPTS)) {
      return amended(
          due, due.change(now).armedAgain(Deadlines.overdue(now, due.attempts() + 1)).build());
    }
    if (tells) {
      return untold(due, now);
    }
    return due.status() == CaseStatus.CLEANING
        ? upkeep.putOff(due, GIVEN_UP, now)
        : step(due, CaseStatus.FAILED, GIVEN_UP, now);
  }

  /// Nobody could be told; the case goes on without that, and a write is still looked at. A request
  /// nobody was told of ends.
  private Optional<Case> untold(Case due, Instant now) {
    if (due.status() == CaseStatus.PENDING) {
      return step(due, CaseStatus.EXPIRED, Unanswered.UNTOLD.why(), now);
    }
    Optional<Instant> next = deadlines.next(due, now);
    return amended(due, due.change(now).owes(Optional.empty(), next).build());
  }

  /// Whether what was sent to people last may not be decided any more.
  private boolean isOver(Case due, Instant now) {
    return ledger
        .request(due.id(), due.generation())
        .filter(r -> !now.isBefore(r.expiresAt()))
        .isPresent();
  }

  private Optional<Case> expire(Case due, Instant now) {
    boolean asked = ledger.request(due.id(), due.generation()).isPresent();
    if (asked && !isOver(due, now)) {
      return remind(due, now);
    }
    Unanswered unanswered =
        decisions.find(due.id(), due.generation()).isPresent()
            ? Unanswered.TAKEN_IN_LATE
            : Unanswered.NOBODY_DECIDED;
    return step(due, CaseStatus.EXPIRED, unanswered.why(), now);
  }

  /// A request is due before it expires when people are to be reminded of it. In dry-run that
  /// waits: nobody could decide.
  private Optional<Case> remind(Case due, Instant now) {
    if (isDryRun()) {
      return amended(due, due.change(now).due(deadlines.overdue(now)).build());
    }
    return amended(
        due,
        due.change(now)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build());
  }

  /// Whether nothing can be decided, by the configuration or since the installation dropped itself.
  private boolean isDryRun() {
    return !mayWrite || ledger.control() instanceof Control.DryRun;
  }

  /// Asks about a case that had to wait. Who has to wait on is first told of with others of the
  /// hour, in [Digests].
  private Optional<Case> askNow(Case due, Instant now) {
    if (isDryRun()) {
      return amended(due, due.change(now).due(RequestLimit.retry(now)).build());
    }
    Case asked =
        due.moved(CaseStatus.PENDING, now)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    Step step =
        new Step(
            now,
            Optional.of(due.status()),
            CaseStatus.PENDING,
            BY,
            "an earlier hour's requests were out; asked now");
    return switch (ledger.replace(due, asked, step, requests.counting(asked, now))) {
      case DONE -> Optional.of(asked);
      case CONFLICT -> Optional.empty();
      case OVER_LIMIT ->
          Digests.isWaiting(due, now)
              ? Optional.empty()
              : amended(due, due.change(now).due(RequestLimit.retry(now)).build());
    };
  }

  /// What IAM does not allow in the end failed only if it is denied for certain and our policy is
  /// there. What somebody took away meanwhile has not; the next denial finds that out. What is not
  /// known is looked at as every other repair is.
  private Optional<Case> verify(Case due, Instant now) {
    Optional<Standing> standing = standing(due);
    Optional<String> gone = standing.flatMap(Standing::gone);
    if (gone.isPresent()) {
      return upkeep.gone(due, gone.get(), now);
    }
    if (standing.filter(Standing::allows).isPresent()) {
      return upkeep.works(due, now);
    }
    if (due.attempts() < ATTEMPTS) {
      return amended(due, due.change(now).armedAgain(now.plus(AGAIN)).build());
    }
    return standing
        .filter(Standing::denies)
        .flatMap(s -> s.held(due.id().policyName()))
        .map(held -> step(due, CaseStatus.FAILED, stillDenied(due, held), now))
        .orElseGet(() -> upkeep.lookAt(due, now));
  }

  private static String stillDenied(Case due, String held) {
    return due.plan().proposal().filter(p -> !p.text().equals(held)).isPresent()
        ? "policy "
            + due.id().policyName()
            + " was changed by someone else since it was written, and IAM's simulator denies the call"
        : "still denied by IAM's simulator after the write";
  }

  /// Right after our policy was removed as no longer needed: should IAM think otherwise, those who
  /// approve are told, and denials are planned afresh once the plan is a day old.
  private Optional<Case> stillAllowed(Case due, Instant now) {
    return standing(due).filter(Standing::denies).isPresent()
        ? step(
            due,
            CaseStatus.REPORTED,
            "IAM's simulator denies the call since our policy was removed",
            now)
        : amended(due, due.change(now).owes(Optional.empty(), Optional.empty()).build());
  }

  private Optional<Standing> standing(Case applied) {
    return OwnRecord.of(applied).map(gathering::standing);
  }

  private Optional<Case> step(Case due, CaseStatus to, String why, Instant now) {
    Case next =
        due.moved(to, now)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    Step step = new Step(now, Optional.of(due.status()), to, BY, why);
    return ledger.replace(due, next, step, List.of()).of(next);
  }

  private Optional<Case> amended(Case due, Case next) {
    return ledger.amend(due, next).of(next);
  }
}
