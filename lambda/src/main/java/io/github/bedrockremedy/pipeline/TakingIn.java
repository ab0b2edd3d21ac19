package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.RequestToken;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes what people decided into the cases. Only a decision that proves it was made on the page
/// counts; a row that merely says so does not.
public final class TakingIn {
  private final CaseLedger ledger;
  private final Decisions decisions;
  private final Deadlines deadlines;
  private final Undoing undoing;

  public TakingIn(CaseLedger ledger, Decisions decisions, Deadlines deadlines) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.undoing = new Undoing(ledger, decisions, deadlines);
  }

  /// Takes in that a person wants a generation undone.
  public ExecutionOutcome undo(CaseId id, int generation, Instant now) {
    return undoing.take(id, generation, now);
  }

  /// Takes in what a person decided. A decision counts only for the generation and the bytes it was
  /// made on, before the request expired, and with the token's deciding form.
  public ExecutionOutcome take(CaseId id, int generation, Instant now) {
    Optional<PersonDecision> found = decisions.find(id, generation);
    if (found.isEmpty()) {
      return new ExecutionOutcome.Nothing("no such decision");
    }
    PersonDecision decision = found.get();
    Optional<Case> pending = ledger.find(id).filter(c -> c.status() == CaseStatus.PENDING);
    Optional<String> objection =
        pending.isEmpty()
            ? Optional.of("the case waits for no decision")
            : objection(pending.get(), decision, now);
    if (objection.isPresent()) {
      pending.ifPresent(p -> askAnew(p, decision, now));
      decisions.settle(decision);
      return new ExecutionOutcome.Nothing(objection.get());
    }
    Case next = decided(pending.get(), decision, now);
    Step step =
        new Step(
            now,
            Optional.of(CaseStatus.PENDING),
            next.status(),
            decision.by() + " via " + Approval.Via.PAGE.id(),
            decision.reason().isEmpty() ? "no reason given" : decision.reason());
    if (ledger.replace(pending.get(), next, step, List.of()) != Stored.DONE) {
      return new ExecutionOutcome.Overtaken();
    }
    decisions.settle(decision);
    return new ExecutionOutcome.Moved(next);
  }

  /// A decision that does not count must not stand in the way of one that does: its generation is
  /// over, and people are asked anew.
  private void askAnew(Case pending, PersonDecision decision, Instant now) {
    boolean expired =
        ledger
            .request(pending.id(), pending.generation())
            .map(r -> !now.isBefore(r.expiresAt()))
            .orElse(false);
    if (decision.generation() == pending.generation() && !expired) {
      Case anew =
          pending
              .change(now)
              .nextGeneration()
              .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
              .build();
      ledger.amend(pending, anew);
    }
  }

  private Optional<String> objection(Case pending, PersonDecision decision, Instant now) {
    Optional<Request> request = ledger.request(pending.id(), pending.generation());
    Optional<CasePlan.Proposal> proposal = pending.plan().proposal();
    if (request.isEmpty() || proposal.isEmpty()) {
      return Optional.of("nobody was asked");
    }
    if (!now.isBefore(request.get().expiresAt())) {
      return Optional.of("the request has expired");
    }
    if (decision.generation() != pending.generation()
        || !decision.planHash().equals(proposal.get().sha256())) {
      return Optional.of("the decision is about another plan");
    }
    return proves(decision, request)
        ? Optional.empty()
        : Optional.of("the decision does not come from the page");
  }

  private Case decided(Case pending, PersonDecision decision, Instant now) {
    return switch (decision.verdict()) {
      case APPROVE ->
          pending
              .moved(CaseStatus.APPROVED, now)
              .approval(
                  new Approval(
                      decision.by(), Approval.Via.PAGE, decision.at(), decision.planHash()))
              .owes(Optional.of(Case.Owes.PATCH), Optional.of(deadlines.overdue(now)))
              .build();
      case REJECT ->
          pending
              .moved(CaseStatus.REJECTED, now)
              .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
              .build();
      case ROLLBACK -> throw new IllegalStateException("a wish to undo answers no request");
    };
  }

  /// The approval a case stands on: only one whose decision is there, for this generation and these
  /// bytes, and carries its proof.
  Optional<Approval> approval(Case approved) {
    return approved
        .approval()
        .filter(a -> a.via() == Approval.Via.PAGE)
        .filter(
            a ->
                decisions
                    .find(approved.id(), approved.generation())
                    .filter(d -> d.verdict() == PersonDecision.Verdict.APPROVE)
                    .filter(d -> d.planHash().equals(a.planHash()))
                    .filter(d -> proves(d, ledger.request(approved.id(), approved.generation())))
                    .isPresent());
  }

  private static boolean proves(PersonDecision decision, Optional<Request> request) {
    String hash = RequestToken.proofHash(decision.proof());
    return request.map(r -> RequestToken.same(hash, r.proofHash())).orElse(false);
  }
}
