package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Takes people's wishes to undo into the cases. The row is enough, no proof is asked for: see
/// `docs/decisions/0050-undo-needs-no-proof.md`.
final class Undoing {
  private static final String NOTHING_THERE = "no policy of ours is in force";

  private final CaseLedger ledger;
  private final Decisions decisions;
  private final Notices notices;
  private final Deadlines deadlines;

  Undoing(CaseLedger ledger, Decisions decisions, Notices notices, Deadlines deadlines) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.notices = notices;
    this.deadlines = deadlines;
  }

  ExecutionOutcome take(CaseId id, int generation, Instant now) {
    Optional<PersonDecision> wish = decisions.rollback(id, generation);
    Optional<Case> found = ledger.find(id);
    if (wish.isEmpty() || found.isEmpty()) {
      return new ExecutionOutcome.Nothing("no such wish, or no such case");
    }
    Case standing = found.get();
    if (standing.generation() != generation) {
      return overtaken(standing, wish.get(), now);
    }
    return switch (standing.status()) {
      case APPROVED, APPLIED, VERIFIED, RECURRED, CLEANING, FAILED ->
          undo(standing, wish.get(), now);
      case APPLYING -> writerFirst(standing, now);
      case ROLLBACK -> settled(wish.get(), "our policy is being removed as it is");
      case REPORTED, PLANNED, PENDING, REJECTED, EXPIRED, OUTDATED ->
          standing.holdsPolicy()
              ? undo(standing, wish.get(), now)
              : settled(wish.get(), NOTHING_THERE);
      case ROLLED_BACK, SUPERSEDED -> settled(wish.get(), NOTHING_THERE);
    };
  }

  /// The case went on to another plan before the wish was taken in. Who made it hears so, unless
  /// what they wished for is under way or done by now.
  private ExecutionOutcome overtaken(Case standing, PersonDecision wish, Instant now) {
    boolean removed =
        switch (standing.status()) {
          case ROLLBACK, ROLLED_BACK, SUPERSEDED -> true;
          case REPORTED,
              PLANNED,
              PENDING,
              APPROVED,
              APPLYING,
              APPLIED,
              VERIFIED,
              RECURRED,
              CLEANING,
              REJECTED,
              EXPIRED,
              OUTDATED,
              FAILED ->
              ledger.history(standing.id()).stream()
                  .anyMatch(s -> s.to() == CaseStatus.ROLLBACK && !s.at().isBefore(wish.at()));
        };
    if (!removed) {
      List<String> values =
          List.of(
              standing.id().value(),
              wish.by(),
              standing.status().name().toLowerCase(Locale.ROOT),
              standing.canBeUndone() ? "there" : "-");
      String subject = standing.id() + "/" + wish.generation();
      notices.post(new Notice(Notice.Kind.NOT_UNDONE, subject, values, now));
    }
    return settled(wish, "the wish is about another plan");
  }

  /// What stands when a write is about to be made, and the wish to undo it.
  Optional<ExecutionOutcome> instead(Case writing, Instant now) {
    return decisions
        .rollback(writing.id(), writing.generation())
        .map(wish -> undo(writing, wish, now));
  }

  /// A writer may be at it this moment, and what it writes must not come after the removal. The
  /// touched row comes to the writer itself, which looks for the wish before anything else.
  private ExecutionOutcome writerFirst(Case applying, Instant now) {
    return ledger.amend(applying, applying.change(now).due(deadlines.overdue(now)).build())
            == Stored.DONE
        ? new ExecutionOutcome.Held(applying, "the write is under way")
        : new ExecutionOutcome.Overtaken();
  }

  /// The generation is over: should the removal fail, it can be asked for again.
  private ExecutionOutcome undo(Case standing, PersonDecision wish, Instant now) {
    Case next =
        standing
            .moved(CaseStatus.ROLLBACK, now)
            .nextGeneration()
            .owes(Optional.of(Case.Owes.PATCH), Optional.of(deadlines.overdue(now)))
            .build();
    Step step =
        new Step(
            now,
            Optional.of(standing.status()),
            CaseStatus.ROLLBACK,
            wish.by() + " via " + wish.via().id(),
            wish.reason().isEmpty() ? "no reason given" : wish.reason());
    if (ledger.replace(standing, next, step, List.of()) != Stored.DONE) {
      return new ExecutionOutcome.Overtaken();
    }
    decisions.settle(wish);
    return new ExecutionOutcome.Moved(next);
  }

  private ExecutionOutcome settled(PersonDecision wish, String why) {
    decisions.settle(wish);
    return new ExecutionOutcome.Nothing(why);
  }
}
