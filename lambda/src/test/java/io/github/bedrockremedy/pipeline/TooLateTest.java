package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A writer that is held up right before its write until another one has written the same, and
/// somebody has undone it.
class TooLateTest {
  private static final Instant NOW = Instant.parse(Records.TIME).plusSeconds(60);

  private final Trouble trouble = new Trouble(new Random(1));
  private final WhatMustHold model = new WhatMustHold(trouble, true);
  private final Handlers others = Handlers.over(model, true);

  @BeforeEach
  void aRuleSaysYes() {
    others
        .planning()
        .take(Records.denied().event(), new Sightings(1, NOW, NOW), Optional.empty(), NOW);
    assertEquals(List.of(CaseStatus.APPROVED), model.steps());
  }

  @Test
  void whatItWritesGoesAgain() {
    assertGoesAgain(ExecutionOutcome.Overtaken.class, new ApplyOutcome.Written());
  }

  @Test
  void soItDoesWhenTheAnswerIsLost() {
    assertGoesAgain(ExecutionOutcome.Again.class, new ApplyOutcome.Unsure("no answer"));
  }

  /// The one that removes does not look again: between its removal and the end of the case the late
  /// write comes, and its writer leaves.
  @Test
  void whatComesBetweenTheRemovalAndItsBeingWrittenDownGoesAgain() throws Exception {
    var late = new Meeting();
    try (ExecutorService another = Executors.newSingleThreadExecutor()) {
      Future<ExecutionOutcome> held =
          another.submit(
              () -> Handlers.over(model, true, late).execution().apply(WhatMustHold.ID, NOW));
      assertTrue(late.isHeld.await(10, TimeUnit.SECONDS));
      others.execution().apply(WhatMustHold.ID, NOW);
      wish();
      Handlers.over(model, true, new Removing(model.role, late, held))
          .execution()
          .apply(WhatMustHold.ID, NOW);
    }
    assertEquals(CaseStatus.ROLLED_BACK, model.steps().getLast());
    assertFalse(model.role.isPatched());
  }

  private void assertGoesAgain(Class<? extends ExecutionOutcome> outcome, ApplyOutcome answer) {
    Handlers late = Handlers.over(model, true, new HeldUp(answer));
    assertEquals(outcome, late.execution().apply(WhatMustHold.ID, NOW).getClass());
    assertEquals(1, model.late());
    assertEquals(
        List.of(
            CaseStatus.APPROVED,
            CaseStatus.APPLYING,
            CaseStatus.APPLIED,
            CaseStatus.ROLLBACK,
            CaseStatus.ROLLED_BACK),
        model.steps());
    assertFalse(model.role.isPatched());
  }

  private void writtenAndUndone() {
    others.execution().apply(WhatMustHold.ID, NOW);
    assertTrue(model.role.isPatched());
    wish();
    others.execution().apply(WhatMustHold.ID, NOW);
    assertFalse(model.role.isPatched());
  }

  private void wish() {
    int generation = model.standing().orElseThrow().generation();
    model.decisions.decide(
        new PersonDecision(
            WhatMustHold.ID,
            generation,
            PersonDecision.Verdict.ROLLBACK,
            "",
            "",
            "Ada",
            Approval.Via.IAM,
            "",
            NOW));
    others.takingIn().undo(WhatMustHold.ID, generation, NOW);
  }

  /// The role, to a writer that is held up.
  private final class HeldUp implements PolicyStore {
    private final ApplyOutcome answer;

    HeldUp(ApplyOutcome answer) {
      this.answer = answer;
    }

    @Override
    public ApplyOutcome put(CaseId id, ClearedPatch patch) {
      trouble.workers.does(TooLateTest.this::writtenAndUndone);
      model.role.put(id, patch);
      assertTrue(model.role.isPatched());
      return answer;
    }

    @Override
    public ApplyOutcome remove(CaseId id, PatchTarget target) {
      return model.role.remove(id, target);
    }
  }

  /// The role, to a writer that is held up until it may go on. What may be written is not at issue.
  private final class Meeting implements PolicyStore {
    final CountDownLatch isHeld = new CountDownLatch(1);
    final CountDownLatch goesOn = new CountDownLatch(1);

    @Override
    public ApplyOutcome put(CaseId id, ClearedPatch patch) {
      isHeld.countDown();
      try {
        goesOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      model.role.inline.put(id.policyName(), patch.patch().text());
      return new ApplyOutcome.Written();
    }

    @Override
    public ApplyOutcome remove(CaseId id, PatchTarget target) {
      return model.role.remove(id, target);
    }
  }

  /// The role, to the one that removes: the late writer comes and goes right after the removal.
  private record Removing(PatchedRole role, Meeting late, Future<ExecutionOutcome> held)
      implements PolicyStore {
    @Override
    public ApplyOutcome put(CaseId id, ClearedPatch patch) {
      throw new UnsupportedOperationException("it only removes");
    }

    @Override
    public ApplyOutcome remove(CaseId id, PatchTarget target) {
      ApplyOutcome outcome = role.remove(id, target);
      late.goesOn.countDown();
      try {
        held.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
      return outcome;
    }
  }
}
