package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.decision.Callers;
import io.github.bedrockremedy.pipeline.decision.Risk;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes what people decided into the cases. Only a decision that proves where it comes from
/// counts; a row that merely says so does not. What each way proves, and what not:
/// `docs/decisions/0040-what-a-decision-proves.md`.
public final class TakingIn {
  private static final Callers.Answer NOBODY =
      new Callers.Answer.NotSigned("it carries no signature");

  private final CaseLedger ledger;
  private final Decisions decisions;
  private final Deadlines deadlines;
  private final Callers callers;
  private final ApprovalChannel channel;
  private final Approvers approvers;
  private final Undoing undoing;
  private final AskingAnew anew;

  /// @param callers who signed a decision made with AWS credentials
  /// @param channel the ways decisions may come
  /// @param approvers who may decide with AWS credentials
  public TakingIn(
      CaseLedger ledger,
      Decisions decisions,
      Notices notices,
      RequestLimit requests,
      Deadlines deadlines,
      Callers callers,
      ApprovalChannel channel,
      Approvers approvers) {
    this.callers = callers;
    this.channel = channel;
    this.approvers = approvers;
    this.ledger = ledger;
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.undoing = new Undoing(ledger, decisions, notices, deadlines);
    this.anew = new AskingAnew(ledger, requests, deadlines, Execution.BY);
  }

  /// Takes in that a person wants a generation undone.
  public ExecutionOutcome undo(CaseId id, int generation, Instant now) {
    return undoing.take(id, generation, now);
  }

  /// Takes in that a person wants a write undone that is not made yet, or not known to be.
  ///
  /// @return empty if nobody wants that
  Optional<ExecutionOutcome> undoInstead(Case writing, Instant now) {
    return undoing.instead(writing, now);
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
    Callers.Answer signer = pending.isEmpty() ? NOBODY : signer(decision);
    if (signer instanceof Callers.Answer.NotAsked not) {
      return new ExecutionOutcome.Again("who signed could not be asked: " + not.why());
    }
    Optional<String> objection =
        pending.isEmpty()
            ? Optional.of("the case waits for no decision")
            : objection(pending.get(), decision, now)
                .or(() -> unproved(pending.get(), decision, signer));
    if (objection.isPresent()) {
      if (pending.isPresent() && !askAnew(pending.get(), decision, objection.get(), now)) {
        return new ExecutionOutcome.Overtaken();
      }
      decisions.settle(decision);
      return new ExecutionOutcome.Nothing(objection.get());
    }
    Case next = decided(pending.get(), decision, now);
    Step step =
        new Step(
            now,
            Optional.of(CaseStatus.PENDING),
            next.status(),
            decision.by() + " via " + decision.via().id(),
            decision.reason().isEmpty() ? "no reason given" : decision.reason());
    if (ledger.replace(pending.get(), next, step, List.of()) != Stored.DONE) {
      return new ExecutionOutcome.Overtaken();
    }
    decisions.settle(decision);
    return new ExecutionOutcome.Moved(next);
  }

  /// A decision that does not count must not stand in the way of one that does: its generation is
  /// over, and people are asked anew.
  ///
  /// @return whether nobody else changed the case meanwhile
  private boolean askAnew(Case pending, PersonDecision decision, String objection, Instant now) {
    boolean expired =
        ledger
            .request(pending.id(), pending.generation())
            .map(r -> !now.isBefore(r.expiresAt()))
            .orElse(false);
    boolean stands = decision.generation() == pending.generation() && !expired;
    return !stands
        || anew.about(pending, "a decision did not count: " + objection, now).isPresent();
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
    return Optional.empty();
  }

  /// Why a decision does not prove that it came the way it says.
  private Optional<String> unproved(Case pending, PersonDecision decision, Callers.Answer signer) {
    boolean proved =
        switch (decision.via()) {
          case PAGE -> channel != ApprovalChannel.IAM_ONLY && onPage(decision, pending);
          case IAM ->
              signer instanceof Callers.Answer.Signed signed
                  && signed.arn().equals(decision.by())
                  && mayNot(decision, pending).isEmpty();
          case SLACK ->
              channel == ApprovalChannel.SLACK && !isHigh(pending) && pressed(decision, pending);
          case RULE -> false;
        };
    if (proved) {
      return Optional.empty();
    }
    return Optional.of(
        switch (decision.via()) {
          case PAGE -> "the decision does not come from the page";
          case IAM ->
              signer instanceof Callers.Answer.NotSigned not
                  ? "AWS does not know the decision's signature: " + not.why()
                  : mayNot(decision, pending)
                      .map(Approvers.Objection::clause)
                      .orElse("the decision was signed by somebody else");
          case SLACK -> "no button of ours in Slack decides this";
          case RULE -> "a rule is nobody's decision";
        });
  }

  private Optional<Approvers.Objection> mayNot(PersonDecision decision, Case pending) {
    return switch (decision.verdict()) {
      case APPROVE -> approvers.toApproving(decision.by(), pending.plan().subject().targetArn());
      case REJECT, ROLLBACK -> approvers.to(decision.by());
    };
  }

  private Callers.Answer signer(PersonDecision decision) {
    return decision.via() == Approval.Via.IAM
        ? callers.signer(decision.proof(), decision.statement())
        : NOBODY;
  }

  /// A risk nobody stated counts as high.
  private static boolean isHigh(Case pending) {
    return pending.plan().verdict().risk().filter(r -> !r.equals(Risk.HIGH.id())).isEmpty();
  }

  private Case decided(Case pending, PersonDecision decision, Instant now) {
    return switch (decision.verdict()) {
      case APPROVE ->
          pending
              .moved(CaseStatus.APPROVED, now)
              .approval(
                  new Approval(decision.by(), decision.via(), decision.at(), decision.planHash()))
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
        .filter(a -> a.via() != Approval.Via.RULE)
        .filter(
            a ->
                decisions
                    .find(approved.id(), approved.generation())
                    .filter(d -> d.verdict() == PersonDecision.Verdict.APPROVE)
                    .filter(d -> d.planHash().equals(a.planHash()))
                    .filter(d -> d.via() == a.via() && d.by().equals(a.by()))
                    .filter(d -> stillProves(d, approved))
                    .isPresent());
  }

  /// A signature is good for minutes only, so it was looked at when the decision was taken in; the
  /// others are looked at again.
  private boolean stillProves(PersonDecision decision, Case approved) {
    return switch (decision.via()) {
      case PAGE -> onPage(decision, approved);
      case IAM -> true;
      case SLACK -> channel == ApprovalChannel.SLACK && pressed(decision, approved);
      case RULE -> false;
    };
  }

  private boolean onPage(PersonDecision decision, Case asked) {
    return asked(asked).map(r -> r.isProvedBy(decision.proof())).orElse(false);
  }

  private boolean pressed(PersonDecision decision, Case asked) {
    return asked(asked).map(r -> r.isPressedBy(decision.proof())).orElse(false);
  }

  private Optional<Request> asked(Case about) {
    return ledger.request(about.id(), about.generation());
  }
}
