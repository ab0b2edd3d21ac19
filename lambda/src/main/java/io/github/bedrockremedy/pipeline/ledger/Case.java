package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.decision.Approval;
import java.time.Instant;
import java.util.Optional;

/// One distinct denial and all that became of it.
///
/// @param id short id
/// @param keyHash the whole hash of its key
/// @param status where it stands
/// @param generation counts plans that were asked or applied; an approval is for one generation
/// @param version counts every change; each write is conditional on it
/// @param event the denied call's record, in the reader's own compact form, to plan again from
/// @param plan what was planned
/// @param approval what cleared the plan
/// @param owes the effect this case owes to the world
/// @param dueAt when the clock has to look at it: an overdue effect, an expiry, a verification
/// @param attempts how often the owed effect was re-armed
/// @param createdAt first planned
/// @param updatedAt last changed
/// @param appliedAt when our policy was written; empty before, and once it was removed
public record Case(
    CaseId id,
    String keyHash,
    CaseStatus status,
    int generation,
    long version,
    String event,
    CasePlan plan,
    Optional<Approval> approval,
    Optional<Owes> owes,
    Optional<Instant> dueAt,
    int attempts,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> appliedAt) {

  /// Effects a case can owe; one at a time.
  public enum Owes {
    NOTIFY("notify"),
    PATCH("patch");

    private final String id;

    Owes(String id) {
      this.id = id;
    }

    /// As stored.
    public String id() {
      return id;
    }
  }

  /// Whether a policy of ours may be in force: then the case is never forgotten, always looked at
  /// again some time, and can be undone, whatever became of a later plan.
  public boolean holdsPolicy() {
    return status.holdsPolicy() || appliedAt.isPresent();
  }

  /// Whether there is something to undo: a policy of ours, or the yes to one.
  public boolean canBeUndone() {
    return holdsPolicy() || status == CaseStatus.APPROVED;
  }

  /// Begins a step to another status, one version later, owing nothing until that is said.
  ///
  /// @throws IllegalStateException if the table has no such step
  public CaseChange moved(CaseStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + status + " to " + next);
    }
    return change(now).status(next).owes(Optional.empty(), Optional.empty());
  }

  /// Begins a change that is one version later.
  public CaseChange change(Instant now) {
    return new CaseChange(this, now);
  }
}
