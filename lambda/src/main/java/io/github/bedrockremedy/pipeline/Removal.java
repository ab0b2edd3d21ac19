package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseChange;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import io.github.bedrockremedy.pipeline.report.UndoneWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes our policy away: someone asked for it, or the owner's own policies cover the access, which
/// is looked at once more right before. No pause holds it and no limit counts it, because it only
/// ever takes rights away.
final class Removal {
  private static final String BY = "PatchHandler";

  private final Planner planner;
  private final CaseLedger ledger;
  private final PolicyStore policies;
  private final Deadlines deadlines;

  Removal(Planner planner, CaseLedger ledger, PolicyStore policies, Deadlines deadlines) {
    this.planner = planner;
    this.ledger = ledger;
    this.policies = policies;
    this.deadlines = deadlines;
  }

  /// Removes the policy of a case in `ROLLBACK` or `CLEANING`.
  ExecutionOutcome remove(Case found, Instant now) {
    Optional<OwnRecord> own = OwnRecord.of(found);
    if (own.isEmpty()) {
      return moved(
          found, CaseStatus.FAILED, "the case's own record names no principal to change", now);
    }
    return found.status() == CaseStatus.CLEANING
        ? clean(found, own.get(), now)
        : remove(found, own.get(), now);
  }

  /// Hours may lie between the look that began it and an answer of IAM.
  private ExecutionOutcome clean(Case found, OwnRecord own, Instant now) {
    return switch (planner.withoutOurs(own, found.id().policyName())) {
      case Coverage.Lacking(boolean held) when held -> stays(found, now);
      case Coverage.NotKnown not ->
          new ExecutionOutcome.Again("whether ours is still superfluous: " + not.why());
      case Coverage.Full _, Coverage.Lacking _, Coverage.Gone _ -> remove(found, own, now);
    };
  }

  /// It is looked at again as if it were written just now.
  private ExecutionOutcome stays(Case found, Instant now) {
    String why = "the owner's own policies do not allow every needed call any more; ours stays";
    Case next =
        found
            .moved(CaseStatus.APPLIED, now)
            .owes(Optional.empty(), Optional.of(deadlines.verification(now)))
            .build();
    Step step = new Step(now, Optional.of(found.status()), CaseStatus.APPLIED, BY, why);
    return ledger.replace(found, next, step, List.of()) == Stored.DONE
        ? new ExecutionOutcome.Nothing(why)
        : new ExecutionOutcome.Overtaken();
  }

  private ExecutionOutcome remove(Case found, OwnRecord own, Instant now) {
    return switch (policies.remove(found.id(), own.target())) {
      case ApplyOutcome.Written _ ->
          moved(
              found,
              found.status() == CaseStatus.CLEANING
                  ? CaseStatus.SUPERSEDED
                  : CaseStatus.ROLLED_BACK,
              UndoneWords.why(found),
              now);
      case ApplyOutcome.Refused refused -> moved(found, CaseStatus.FAILED, refused.why(), now);
      case ApplyOutcome.Unsure unsure -> new ExecutionOutcome.Again(unsure.why());
    };
  }

  /// A worker that was held up writes what another one has written, and someone has undone
  /// meanwhile: what came too late goes again. Who is removing it may have done so already, and
  /// does not look once more.
  void tooLate(CaseId id) {
    ledger
        .find(id)
        .filter(c -> !c.holdsPolicy() || c.status() == CaseStatus.ROLLBACK)
        .flatMap(OwnRecord::of)
        .ifPresent(own -> policies.remove(id, own.target()));
  }

  private ExecutionOutcome moved(Case found, CaseStatus to, String why, Instant now) {
    CaseChange change = found.moved(to, now);
    if (to != CaseStatus.FAILED) {
      change.removed();
    }
    Case next =
        change.owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now))).build();
    Step step = new Step(now, Optional.of(found.status()), to, BY, why);
    return ledger.replace(found, next, step, List.of()) == Stored.DONE
        ? new ExecutionOutcome.Moved(next)
        : new ExecutionOutcome.Overtaken();
  }
}
