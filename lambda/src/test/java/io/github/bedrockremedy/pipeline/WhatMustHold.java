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
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table and the role of one history, and the plain model they are held against: which plans
/// somebody said yes to, whether the switch was off, who took a policy away.
final class WhatMustHold {
  static final CaseId ID = CaseKey.of(DenialReader.read(Records.denied().event())).id();

  private static final Duration OPEN = Duration.ofHours(24);
  private static final Set<CaseStatus> REPAIR =
      Set.of(
          CaseStatus.APPROVED,
          CaseStatus.APPLYING,
          CaseStatus.APPLIED,
          CaseStatus.VERIFIED,
          CaseStatus.CLEANING,
          CaseStatus.RECURRED);

  final MemoryLedger ledger;
  final MemoryDecisions decisions;
  final PatchedRole role;
  private final boolean auto;
  private final Map<String, Asked> asked = new HashMap<>();
  private final Map<Integer, Yes> yes = new HashMap<>();
  private Optional<String> link = Optional.empty();
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

  /// What a link asks about, and until when.
  private record Asked(int generation, Instant until) {}

  /// That the holder of a request's link said yes in its time.
  private record Yes(String sha256, Instant at, Instant until) {}

  /// A message went out.
  void told(Notifier.Message message, Instant now) {
    int at = message.email().indexOf("?t=");
    if (at >= 0) {
      String token = message.email().substring(at + 3, at + 46);
      link = Optional.of(token);
      ask(token, !message.subject().startsWith("[Approve?]"), now);
    }
  }

  /// The token of the last link.
  Optional<String> link() {
    return link;
  }

  /// A request has a day from when it was sent, and a reminder brings no new time.
  private void ask(String token, boolean reminder, Instant now) {
    int generation = standing().orElseThrow().generation();
    Instant until =
        asked.values().stream()
            .filter(a -> reminder && a.generation() == generation)
            .map(Asked::until)
            .reduce((_, last) -> last)
            .orElseGet(() -> now.plus(OPEN));
    asked.values().removeIf(a -> a.generation() == generation);
    asked.put(token, new Asked(generation, until));
  }

  /// Whoever holds a link said yes, before anybody else said anything.
  void approved(String token, int generation, String sha256, Instant now) {
    Optional.ofNullable(asked.get(token))
        .filter(a -> a.generation() == generation && now.isBefore(a.until()))
        .ifPresent(a -> yes.put(generation, new Yes(sha256, now, a.until())));
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
            : wasAllowed(standing().orElseThrow().generation(), patch.patch().sha256()),
        "written without a yes: " + patch.approval());
  }

  /// A yes counts for the generation and the bytes it was said to, if it was taken in before the
  /// request expired, and until something else was decided or came of it.
  private boolean wasAllowed(int generation, String sha256) {
    int taken = lastTakenIn();
    Yes said = yes.get(generation);
    if (said == null || taken < 0 || !said.sha256().equals(sha256)) {
      return false;
    }
    Instant at = ledger.steps.get(taken).at();
    return !at.isBefore(said.at())
        && at.isBefore(said.until())
        && isOneRepair(ledger.steps.subList(taken + 1, ledger.steps.size()));
  }

  private int lastTakenIn() {
    for (int i = ledger.steps.size() - 1; i >= 0; i--) {
      Step step = ledger.steps.get(i);
      if (step.to() == CaseStatus.APPROVED && step.from().equals(Optional.of(CaseStatus.PENDING))) {
        return i;
      }
    }
    return -1;
  }

  /// Written, looked at, and written once more at the most, after it was gone.
  private static boolean isOneRepair(List<Step> steps) {
    long again =
        steps.stream()
            .filter(s -> s.to() == CaseStatus.APPROVED)
            .filter(s -> s.from().equals(Optional.of(CaseStatus.RECURRED)))
            .count();
    long begun = steps.stream().filter(s -> s.to() == CaseStatus.APPLYING).count();
    return REPAIR.containsAll(steps.stream().map(Step::to).toList())
        && again <= 1
        && begun == 1 + again;
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
