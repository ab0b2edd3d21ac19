package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table and the role of one history, and the plain model they are held against: which plans
/// somebody said yes to, whether the switch was off, who took a policy away.
final class WhatMustHold {
  static final CaseId ID = CaseKey.of(DenialReader.read(Records.denied().event())).id();

  final MemoryLedger ledger;
  final MemoryDecisions decisions;
  final PatchedRole role;
  private final boolean auto;
  private final Set<String> yes = new HashSet<>();
  private int writes;

  WhatMustHold(Trouble trouble, boolean auto) {
    this.auto = auto;
    this.ledger = new MemoryLedger(trouble);
    this.decisions = new MemoryDecisions(trouble);
    this.role = new PatchedRole(trouble, auto ? "auto" : "approve", this::mayBeWritten);
  }

  Optional<Case> standing() {
    return ledger.find(ID);
  }

  /// Somebody who may say yes said it to the plan of this hash.
  void approved(String sha256) {
    yes.add(sha256);
  }

  /// The one law: a write follows a yes to these very bytes, a person's or a rule's, and never
  /// while the switch is off or somebody wants it undone.
  private void mayBeWritten(ClearedPatch patch) {
    writes++;
    assertFalse(ledger.paused, "written while paused");
    assertTrue(
        standing().flatMap(c -> decisions.rollback(ID, c.generation())).isEmpty(),
        "written while it is to be undone");
    assertTrue(role.isTheDenied(), "written on a role that has but its name");
    boolean byRule = patch.approval().via() == Approval.Via.RULE;
    assertTrue(
        byRule
            ? auto && !everDeclined() && isFirstOrOnceMore()
            : yes.contains(patch.patch().sha256()),
        "written without a yes: " + patch.approval());
  }

  private boolean everDeclined() {
    return steps().stream()
        .anyMatch(to -> to == CaseStatus.REJECTED || to == CaseStatus.ROLLED_BACK);
  }

  /// After a repair did not hold, no rule writes but what was cleared, at once and once more.
  private boolean isFirstOrOnceMore() {
    List<CaseStatus> steps = steps();
    int recurred = steps.indexOf(CaseStatus.RECURRED);
    return recurred < 0
        || Set.of(CaseStatus.APPROVED, CaseStatus.APPLYING)
            .containsAll(steps.subList(recurred + 1, steps.size()));
  }

  /// At the end, when everything owed is done.
  void check() {
    Optional<CaseStatus> last = Optional.empty();
    for (Step step : ledger.steps) {
      assertEquals(last, step.from(), "the history has a gap");
      last.ifPresent(from -> assertTrue(from.mayBecome(step.to()), from + " to " + step.to()));
      last = Optional.of(step.to());
    }
    assertEquals(standing().map(Case::status), last);
    standing()
        .ifPresent(
            c -> {
              assertTrue(c.owes().isEmpty(), "still owes " + c.owes());
              assertTrue(decisions.owed().isEmpty(), "a decision was not taken in");
              assertTrue(role.isTheDenied() || !c.holdsPolicy(), "a repair of a role that is gone");
              assertTrue(
                  !role.isPatched() || c.holdsPolicy(), "a policy is there that no case knows of");
              assertTrue(
                  !c.holdsPolicy() || c.dueAt().isPresent() || c.status() == CaseStatus.FAILED,
                  "a policy nobody looks at again");
            });
    assertTrue(!role.isPatched() || standing().isPresent());
  }

  int writes() {
    return writes;
  }

  int removals() {
    return (int)
        ledger.steps.stream()
            .filter(s -> s.to() == CaseStatus.ROLLED_BACK || s.to() == CaseStatus.SUPERSEDED)
            .count();
  }

  List<CaseStatus> steps() {
    return ledger.steps.stream().map(Step::to).toList();
  }
}
