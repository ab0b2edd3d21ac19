package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseChange;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The daily look at a policy of ours: is its principal still there, and is the policy still
/// needed? What the owner's own policies cover by now is handed back, ours goes. A repair told not
/// to hold that does so for a week is told to work.
final class Upkeep {
  private static final String BY = "ReviewHandler";

  private final CaseLedger ledger;
  private final Gathering gathering;
  private final Deadlines deadlines;
  private final boolean mayRemove;

  /// @param mayRemove whether there is a handler that removes; in `dry-run` there is none
  Upkeep(CaseLedger ledger, Gathering gathering, Deadlines deadlines, boolean mayRemove) {
    this.ledger = ledger;
    this.gathering = gathering;
    this.deadlines = deadlines;
    this.mayRemove = mayRemove;
  }

  /// Looks at a case that may hold a policy.
  ///
  /// @return the case, if it changed
  Optional<Case> lookAt(Case due, Instant now) {
    Optional<OwnRecord> own = OwnRecord.of(due);
    if (own.isEmpty()) {
      return later(due, now);
    }
    return switch (gathering.withoutOurs(own.get(), due.id().policyName())) {
      case Coverage.Gone gone -> gone(due, gone.why(), now);
      case Coverage.Full _ when mayRemove && due.status().mayBecome(CaseStatus.CLEANING) ->
          clean(due, now);
      case Coverage.Lacking lacking when due.status() == CaseStatus.FAILED && !lacking.held() ->
          nothingThere(due, now);
      case Coverage.Lacking lacking when due.status() == CaseStatus.RECURRED && lacking.held() ->
          holding(due, own.get(), now);
      case Coverage.Full _, Coverage.Lacking _, Coverage.NotKnown _ -> later(due, now);
    };
  }

  private Optional<Case> clean(Case due, Instant now) {
    return step(
        due,
        due.moved(CaseStatus.CLEANING, now)
            .owes(Optional.of(Case.Owes.PATCH), Optional.of(deadlines.overdue(now))),
        "the owner's own policies allow every needed call without ours",
        now);
  }

  /// What was told not to hold may do so by now: what denied the call was cured. IAM's simulator
  /// does not see all that can deny it, so that calls went through has to show, too.
  private Optional<Case> holding(Case due, OwnRecord own, Instant now) {
    Instant looked = due.plan().plannedAt();
    Instant denied = ledger.sightings(due.id()).map(Sightings::last).orElse(looked);
    if (!Reopening.isSilent(looked, now) || !Reopening.isSilent(denied, now)) {
      return later(due, now);
    }
    Standing standing = gathering.standing(own.denial(), own.target());
    Optional<String> ours = due.plan().proposal().map(CasePlan.Proposal::text);
    return standing.allows() && standing.held(due.id().policyName()).equals(ours)
        ? step(
            due,
            due.moved(CaseStatus.VERIFIED, now)
                .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now))),
            "our policy is there, IAM's simulator allows every needed call, and none was denied for"
                + " seven days",
            now)
        : later(due, now);
  }

  /// A write that IAM's simulator agrees with. After a clean-up that was put off people know.
  Optional<Case> works(Case applied, Instant now) {
    boolean putOff = ledger.latest(applied.id()).from().equals(Optional.of(CaseStatus.CLEANING));
    CaseChange verified = applied.moved(CaseStatus.VERIFIED, now);
    return step(
        applied,
        putOff
            ? verified.owes(Optional.empty(), Optional.of(deadlines.tomorrow(now)))
            : verified.owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now))),
        "IAM's simulator allows every needed call now",
        now);
  }

  /// A clean-up nobody could be asked about, or that got no answer, is none: the repair works, and
  /// is looked at again as if it were written just now. Nobody is told.
  Optional<Case> putOff(Case cleaning, String why, Instant now) {
    return step(
        cleaning,
        cleaning
            .moved(CaseStatus.APPLIED, now)
            .owes(Optional.empty(), Optional.of(deadlines.verification(now))),
        why + "; the clean-up is put off",
        now);
  }

  /// Ends a case whose principal, and our policy with it, is not there any more.
  Optional<Case> gone(Case due, String why, Instant now) {
    return due.status().mayBecome(CaseStatus.OUTDATED)
        ? step(
            due,
            due.moved(CaseStatus.OUTDATED, now)
                .removed()
                .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now))),
            why + "; our policy went with it",
            now)
        : nothingThere(due, now);
  }

  /// What left no policy behind needs no further look.
  private Optional<Case> nothingThere(Case due, Instant now) {
    return amended(due, due.change(now).removed().owes(Optional.empty(), Optional.empty()).build());
  }

  private Optional<Case> later(Case due, Instant now) {
    return amended(due, due.change(now).due(deadlines.tomorrow(now)).build());
  }

  private Optional<Case> step(Case due, CaseChange change, String why, Instant now) {
    Case next = change.build();
    Step step = new Step(now, Optional.of(due.status()), next.status(), BY, why);
    return ledger.replace(due, next, step, List.of()).of(next);
  }

  private Optional<Case> amended(Case due, Case next) {
    return ledger.amend(due, next).of(next);
  }
}
