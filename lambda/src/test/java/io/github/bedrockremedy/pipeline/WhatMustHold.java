package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The table and the role of one history, and the plain model they are held against: which plans
/// somebody said yes to, whether the switch was off, who took a policy away.
final class WhatMustHold {
  static final CaseId ID = CaseKey.of(DenialReader.read(Records.denied().event())).id();

  final MemoryLedger ledger;
  final MemoryDecisions decisions;
  final PatchedRole role;
  private final boolean auto;
  final SaidYes said = new SaidYes();
  private final Trouble trouble;
  private final Workers workers;
  private int writes;
  private int late;
  private boolean astray;
  private boolean left;

  WhatMustHold(Trouble trouble, boolean auto) {
    this.auto = auto;
    this.trouble = trouble;
    this.workers = trouble.workers;
    this.ledger = new MemoryLedger(trouble);
    this.decisions = new MemoryDecisions(trouble);
    this.role = new PatchedRole(trouble, auto ? "auto" : "approve", this::mayBeWritten);
  }

  Optional<Case> standing() {
    return ledger.only();
  }

  /// A message went out, about what its sender kept last to be asked.
  void told(Notifier.Message message, Instant now) {
    said.told(message, workers.atWork().asked(), now);
  }

  /// The one law: a write follows a yes to these very bytes, a person's or a rule's, and never
  /// while the switch is off or somebody wants it undone.
  ///
  /// Others may act while a worker is at a call, and nothing is promised to what they do after its
  /// last look. So the yes has to stand when the worker read or wrote the case last, and the last
  /// two things it does before it writes are to look for a wish and at the switch. Whatever nobody
  /// came in between is held against what is, not against what was read.
  private boolean mayBeWritten(ClearedPatch patch) {
    writes++;
    Worker writer = workers.atWork();
    Case written = writer.standing().orElseThrow();
    assertEquals(CaseStatus.APPLYING, written.status(), "not written down that it is written");
    assertTrue(writer.runningAt().isPresent(), "written without a last look at the switch");
    assertTrue(!isAsSeen(writer.runningAt()) || !ledger.paused, "written while paused");
    assertTrue(writer.noWishAt().isPresent(), "written without a last look for a wish");
    assertTrue(
        !isAsSeen(writer.noWishAt()) || decisions.wish(ID, written.generation()).isEmpty(),
        "written while it is to be undone");
    assertTrue(writer.deniedAt().isPresent(), "written on a role that was read as another");
    assertTrue(
        !isAsSeen(writer.deniedAt()) || role.isTheDenied(),
        "written on a role that has but its name");
    List<Step> steps = ledger.steps.subList(0, writer.steps());
    assertTrue(
        patch.approval().via() == Approval.Via.RULE
            ? auto && !everDeclined(steps) && isFirstOrOnceMore(steps)
            : said.allows(written.generation(), patch.patch().sha256(), steps),
        "written without a yes: " + patch.approval());
    astray = !role.isTheDenied();
    boolean inTime = standing().equals(writer.standing());
    late += inTime ? 0 : 1;
    return inTime;
  }

  /// Whether nobody else did anything since a worker read something.
  private boolean isAsSeen(OptionalInt at) {
    return at.getAsInt() == workers.acted();
  }

  private static boolean everDeclined(List<Step> steps) {
    return steps.stream()
        .anyMatch(s -> s.to() == CaseStatus.REJECTED || s.to() == CaseStatus.ROLLED_BACK);
  }

  /// After a repair did not hold, no rule writes but what was cleared, at once and once more.
  private static boolean isFirstOrOnceMore(List<Step> steps) {
    List<CaseStatus> to = steps.stream().map(Step::to).toList();
    int recurred = to.indexOf(CaseStatus.RECURRED);
    return recurred < 0
        || Set.of(CaseStatus.APPROVED, CaseStatus.APPLYING)
            .containsAll(to.subList(recurred + 1, to.size()));
  }

  /// After each thing somebody did, and what others did meanwhile: no policy is there that no case
  /// knows of. Only who died right after a write that came too late leaves one, and who wrote while
  /// the role was being made anew.
  void checkKnown() {
    boolean known = !role.isPatched() || standing().filter(Case::holdsPolicy).isPresent();
    astray &= role.isPatched();
    left = !known && (left || astray || workers.last().diedLate(trouble.cuts()));
    assertTrue(known || left, "a policy is there that no case knows of");
  }

  /// At the end, when everything owed is done.
  void check(Instant now) {
    Optional<CaseStatus> last = Optional.empty();
    for (Step step : ledger.steps) {
      assertEquals(last, step.from(), "the history has a gap");
      assertTrue(
          last.map(from -> LegalSteps.has(from, step.to()))
              .orElseGet(() -> LegalSteps.beginsAs(step.to())),
          last + " to " + step.to());
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
                  !c.holdsPolicy() || c.dueAt().isPresent() || c.status() == CaseStatus.FAILED,
                  "a policy nobody looks at again");
            });
    checkKnown();
    assertEquals(
        left,
        !new Strays(ledger, new NoNotices()).of(role.listed(), now).isEmpty(),
        "the daily look names what was left, and nothing else");
  }

  int writes() {
    return writes;
  }

  /// Writes of what had gone on meanwhile.
  int late() {
    return late;
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
