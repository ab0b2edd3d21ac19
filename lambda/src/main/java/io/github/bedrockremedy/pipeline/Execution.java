package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Clearance;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.decision.PlannedPatch;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From an approval to a policy in force. It trusts no stored row: it plans again from what AWS
/// says now, and writes only if the result is, byte for byte, what was approved. What is to be
/// undone goes to [Removal].
public final class Execution {
  static final String BY = "PatchHandler";

  private final Planner planner;
  private final CaseLedger ledger;
  private final TakingIn takingIn;
  private final PolicyStore policies;
  private final DayWrites writes;
  private final Deadlines deadlines;
  private final Removal removal;
  private final AskingAnew anew;

  public Execution(
      Planner planner,
      CaseLedger ledger,
      TakingIn takingIn,
      PolicyStore policies,
      Notices notices,
      WriteLimits limits,
      RequestLimit requests,
      Deadlines deadlines) {
    this.planner = planner;
    this.ledger = ledger;
    this.takingIn = takingIn;
    this.policies = policies;
    this.writes = new DayWrites(ledger, notices, limits);
    this.deadlines = deadlines;
    this.removal = new Removal(planner, ledger, policies, deadlines);
    this.anew = new AskingAnew(ledger, requests, deadlines, BY);
  }

  /// Does what an approved case owes, or one whose policy is to go.
  public ExecutionOutcome apply(CaseId id, Instant now) {
    Optional<Case> owing =
        ledger.find(id).filter(c -> c.owes().equals(Optional.of(Case.Owes.PATCH)));
    if (owing.isEmpty()) {
      return new ExecutionOutcome.Nothing("the case owes no write");
    }
    Case found = owing.get();
    return switch (found.status()) {
      case APPROVED, APPLYING -> begin(found, now);
      case ROLLBACK, CLEANING -> removal.remove(found, now);
      case REPORTED,
          PLANNED,
          PENDING,
          APPLIED,
          VERIFIED,
          RECURRED,
          ROLLED_BACK,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED ->
          new ExecutionOutcome.Nothing("no write is owed in status " + found.status());
    };
  }

  /// A pause holds what is not written; what is written has to be known as such all the same.
  private ExecutionOutcome begin(Case found, Instant now) {
    Optional<ExecutionOutcome> kept = kept(found, now);
    return kept.filter(
            k -> !(k instanceof ExecutionOutcome.Held) || found.status() == CaseStatus.APPROVED)
        .orElseGet(() -> planAgain(found, kept, now));
  }

  /// What keeps a write from being made: somebody wants it undone, or the switch is thrown.
  private Optional<ExecutionOutcome> kept(Case writing, Instant now) {
    return takingIn
        .undoInstead(writing, now)
        .or(() -> ledger.control().holdsWrites().map(w -> new ExecutionOutcome.Held(writing, w)));
  }

  private ExecutionOutcome planAgain(Case found, Optional<ExecutionOutcome> kept, Instant now) {
    if (!(EventReader.read(found.event()) instanceof EventReading.AccessDenied denied)) {
      return stop(found, CaseStatus.FAILED, "the case's own record cannot be read again", now);
    }
    Plan fresh = planner.plan(denied.event(), ledger.declinedBefore(found.id()), now);
    if (!fresh.key().hash().equals(found.keyHash()) || !fresh.key().id().equals(found.id())) {
      return stop(found, CaseStatus.FAILED, "the case's record belongs to another case", now);
    }
    if (found.status() == CaseStatus.APPLYING && alreadyWritten(found, fresh)) {
      return applied(found, now);
    }
    if (kept.isPresent()) {
      return kept.get();
    }
    Optional<String> unread = UnreadNow.of(found, fresh);
    if (unread.isPresent()) {
      return new ExecutionOutcome.Again(unread.get());
    }
    Optional<PlannedPatch> planned = fresh.planned();
    if (planned.isEmpty()) {
      return stop(
          found,
          CaseStatus.OUTDATED,
          "planned anew, there is no patch: " + fresh.diagnosis().toCause().id(),
          now);
    }
    Clearance clearance =
        takingIn
            .approval(found)
            .map(
                a ->
                    Clearance.byApproval(
                        a, planner.settings().channel(), planned.get(), found.plan().fingerprint()))
            .orElseGet(() -> Clearance.byRule(planned.get(), found.plan().fingerprint(), now));
    return switch (clearance) {
      case Clearance.Cleared cleared -> write(found, cleared.patch(), now);
      case Clearance.Withheld withheld -> withheld(found, withheld, now);
    };
  }

  private ExecutionOutcome withheld(Case found, Clearance.Withheld withheld, Instant now) {
    return switch (withheld.reason()) {
      case OUTDATED -> stop(found, CaseStatus.OUTDATED, withheld.why(), now);
      case FORBIDDEN -> stop(found, CaseStatus.FAILED, withheld.why(), now);
      case NEEDS_A_PERSON ->
          found.status() == CaseStatus.APPROVED
              ? anew.about(found, withheld.why(), now)
                  .<ExecutionOutcome>map(ExecutionOutcome.Moved::new)
                  .orElseGet(ExecutionOutcome.Overtaken::new)
              : stop(found, CaseStatus.FAILED, withheld.why(), now);
    };
  }

  private ExecutionOutcome write(Case found, ClearedPatch cleared, Instant now) {
    if (found.status() == CaseStatus.APPLYING) {
      return kept(found, now).orElseGet(() -> put(found, cleared, now));
    }
    Case applying =
        found
            .moved(CaseStatus.APPLYING, now)
            .approval(cleared.approval())
            .owes(Optional.of(Case.Owes.PATCH), Optional.of(deadlines.overdue(now)))
            .build();
    Step step =
        new Step(now, Optional.of(CaseStatus.APPROVED), CaseStatus.APPLYING, BY, "cleared afresh");
    return switch (ledger.replace(found, applying, step, writes.counting(found, cleared, now))) {
      case DONE -> kept(applying, now).orElseGet(() -> put(applying, cleared, now));
      case CONFLICT -> new ExecutionOutcome.Overtaken();
      case OVER_LIMIT -> {
        writes.metLimit(cleared, now);
        yield stop(found, CaseStatus.FAILED, "today's limit of writes is used up", now);
      }
    };
  }

  private ExecutionOutcome put(Case applying, ClearedPatch cleared, Instant now) {
    return switch (policies.put(applying.id(), cleared)) {
      case ApplyOutcome.Written _ -> applied(applying, now);
      case ApplyOutcome.Refused refused -> stop(applying, CaseStatus.FAILED, refused.why(), now);
      case ApplyOutcome.Unsure unsure -> {
        removal.tooLate(applying.id());
        yield new ExecutionOutcome.Again(unsure.why());
      }
    };
  }

  /// A write whose answer was lost: our policy is there with the very bytes that were cleared.
  private static boolean alreadyWritten(Case found, Plan fresh) {
    String name = found.id().policyName();
    return fresh.evidence().principal() instanceof PrincipalFacts.Known known
        && found.plan().proposal().isPresent()
        && known.policies().stream()
            .filter(HeldPolicy::isOurs)
            .anyMatch(
                p ->
                    p.name().equals(name) && p.text().equals(found.plan().proposal().get().text()));
  }

  private ExecutionOutcome applied(Case applying, Instant now) {
    Case done =
        applying
            .moved(CaseStatus.APPLIED, now)
            .applied()
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    Step step =
        new Step(
            now,
            Optional.of(CaseStatus.APPLYING),
            CaseStatus.APPLIED,
            BY,
            "policy "
                + applying.id().policyName()
                + (applying.appliedAt().isPresent()
                    ? " is in force again; should it vanish once more, you are asked"
                    : " is in force"));
    if (ledger.replace(applying, done, step, List.of()) == Stored.DONE) {
      return new ExecutionOutcome.Moved(done);
    }
    removal.tooLate(applying.id());
    return new ExecutionOutcome.Overtaken();
  }

  private ExecutionOutcome stop(Case found, CaseStatus to, String why, Instant now) {
    Case stopped =
        found
            .moved(to, now)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    Step step = new Step(now, Optional.of(found.status()), to, BY, why);
    return ledger.replace(found, stopped, step, List.of()) == Stored.DONE
        ? new ExecutionOutcome.Moved(stopped)
        : new ExecutionOutcome.Overtaken();
  }

  /// How many writes a day may see.
  ///
  /// @param principalDay to one principal
  /// @param accountDay in one account
  public record WriteLimits(int principalDay, int accountDay) {}
}
