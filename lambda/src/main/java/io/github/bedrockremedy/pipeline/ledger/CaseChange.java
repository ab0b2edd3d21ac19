package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.decision.Approval;
import java.time.Instant;
import java.util.Optional;

/// Writes down which parts of a case change; everything else stays as it was.
public final class CaseChange {
  private final Case from;
  private final Instant now;
  private CaseStatus status;
  private int generation;
  private CasePlan plan;
  private String event;
  private Optional<Approval> approval;
  private Optional<Case.Owes> owes;
  private Optional<Instant> dueAt;
  private int attempts;
  private Optional<Instant> appliedAt;

  CaseChange(Case from, Instant now) {
    this.from = from;
    this.now = now;
    this.status = from.status();
    this.generation = from.generation();
    this.plan = from.plan();
    this.event = from.event();
    this.approval = from.approval();
    this.owes = from.owes();
    this.dueAt = from.dueAt();
    this.attempts = from.attempts();
    this.appliedAt = from.appliedAt();
  }

  CaseChange status(CaseStatus next) {
    this.status = next;
    return this;
  }

  /// Another plan of the same denial, made from this record.
  public CaseChange plan(CasePlan next, String nextEvent) {
    this.plan = next;
    this.event = nextEvent;
    return this;
  }

  /// A new generation: earlier approvals and requests no longer count.
  public CaseChange nextGeneration() {
    this.generation++;
    this.approval = Optional.empty();
    return this;
  }

  /// What cleared the plan.
  public CaseChange approval(Approval next) {
    this.approval = Optional.of(next);
    return this;
  }

  /// What is owed from now on, and when the clock has to look; a new debt starts without attempts.
  public CaseChange owes(Optional<Case.Owes> next, Optional<Instant> due) {
    this.owes = next;
    this.dueAt = due;
    this.attempts = 0;
    return this;
  }

  /// The same debt, armed once more.
  public CaseChange armedAgain(Instant due) {
    this.dueAt = Optional.of(due);
    this.attempts++;
    return this;
  }

  /// When the clock has to look again.
  public CaseChange due(Instant due) {
    this.dueAt = Optional.of(due);
    return this;
  }

  /// Our policy is in force since now.
  public CaseChange applied() {
    this.appliedAt = Optional.of(now);
    return this;
  }

  /// Our policy is not there any more.
  public CaseChange removed() {
    this.appliedAt = Optional.empty();
    return this;
  }

  /// The changed case.
  public Case build() {
    return new Case(
        from.id(),
        from.keyHash(),
        status,
        generation,
        from.version() + 1,
        event,
        plan,
        approval,
        owes,
        dueAt,
        attempts,
        from.createdAt(),
        now,
        appliedAt);
  }
}
