package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.report.DecisionWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes decisions that come without the page: what all of them have to pass.
final class Asked {
  private final CaseLedger ledger;
  private final Decisions decisions;
  private final InstantSource clock;
  private final Approvers approvers;
  private final boolean writes;

  /// @param writes whether anything takes decisions in; in dry-run nothing does
  Asked(
      CaseLedger ledger,
      Decisions decisions,
      InstantSource clock,
      Approvers approvers,
      boolean writes) {
    this.writes = writes;
    this.ledger = ledger;
    this.decisions = decisions;
    this.clock = clock;
    this.approvers = approvers;
  }

  /// A wish as it came in, nothing of it believed yet.
  ///
  /// @param caseId the case, as written
  /// @param planHash hash of the plan that was shown; a press in Slack names its request instead
  /// @param by who wishes it
  /// @param proof what proves that
  record Wish(
      String caseId,
      PersonDecision.Verdict verdict,
      String planHash,
      String by,
      Approval.Via via,
      String proof,
      String reason) {
    /// Whether this is about what people were asked last.
    boolean means(Request request, String sha256) {
      return via == Approval.Via.SLACK ? request.isPressedBy(proof) : planHash.equals(sha256);
    }
  }

  /// What became of a wish.
  ///
  /// @param status as HTTP counts
  /// @param words for the person
  record Answer(int status, String words) {}

  /// Writes the decision down, if it may be made.
  Answer decide(Wish wish) {
    Optional<Case> found =
        CaseId.isId(wish.caseId()) ? ledger.find(new CaseId(wish.caseId())) : Optional.empty();
    if (found.isEmpty()) {
      return new Answer(404, DecisionWords.noSuchCase());
    }
    if (!writes) {
      return new Answer(409, DecisionWords.dryRun(wish.verdict()));
    }
    Case standing = found.get();
    Optional<Answer> forbidden = forbidden(wish, standing);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    return wish.verdict() == PersonDecision.Verdict.ROLLBACK
        ? undo(wish, standing)
        : answer(wish, standing);
  }

  /// Nobody lifts a denial of their own.
  private Optional<Answer> forbidden(Wish wish, Case standing) {
    boolean approves =
        wish.via() == Approval.Via.IAM && wish.verdict() == PersonDecision.Verdict.APPROVE;
    return approves
        ? approvers
            .toApproving(wish.by(), standing.plan().subject().targetArn())
            .map(objection -> new Answer(403, DecisionWords.mayNot(objection)))
        : Optional.empty();
  }

  private Answer answer(Wish wish, Case standing) {
    Instant now = clock.instant();
    Optional<PersonDecision> earlier = decisions.find(standing.id(), standing.generation());
    if (earlier.isPresent()) {
      return new Answer(409, DecisionWords.already(earlier.get()));
    }
    if (standing.status() != CaseStatus.PENDING) {
      return new Answer(409, DecisionWords.notOpen(standing));
    }
    Optional<Request> request =
        ledger
            .request(standing.id(), standing.generation())
            .filter(r -> now.isBefore(r.expiresAt()));
    if (request.isEmpty()) {
      return new Answer(409, DecisionWords.expired());
    }
    Optional<String> plan =
        standing
            .plan()
            .proposal()
            .map(CasePlan.Proposal::sha256)
            .filter(hash -> wish.means(request.get(), hash));
    if (plan.isEmpty()) {
      return new Answer(409, DecisionWords.anotherPlan());
    }
    boolean approves = wish.verdict() == PersonDecision.Verdict.APPROVE;
    Optional<Answer> held = approves ? held(ledger.control()) : Optional.empty();
    if (held.isPresent()) {
      return held.get();
    }
    if (!approves && wish.via() != Approval.Via.SLACK && wish.reason().isBlank()) {
      return new Answer(400, DecisionWords.reasonNeeded());
    }
    return write(wish, standing, plan.get(), now);
  }

  /// Why nothing can be approved now; who only could not read the switch may be asked again.
  static Optional<Answer> held(Control control) {
    int status = control instanceof Control.Unread ? 503 : 409;
    return DecisionWords.held(control).map(words -> new Answer(status, words));
  }

  private Answer undo(Wish wish, Case standing) {
    return standing.canBeUndone()
        ? write(wish, standing, "", clock.instant())
        : new Answer(409, DecisionWords.nothingToUndo(standing));
  }

  private Answer write(Wish wish, Case standing, String plan, Instant now) {
    var decision =
        new PersonDecision(
            standing.id(),
            standing.generation(),
            wish.verdict(),
            plan,
            wish.proof(),
            wish.by(),
            wish.via(),
            DecisionWords.reason(wish.reason()),
            now);
    // A wish to undo that stands and waits to be taken in is as good as this one.
    return decisions.decide(decision) || wish.verdict() == PersonDecision.Verdict.ROLLBACK
        ? new Answer(200, DecisionWords.taken(decision))
        : new Answer(409, DecisionWords.alreadyDecided());
  }
}
