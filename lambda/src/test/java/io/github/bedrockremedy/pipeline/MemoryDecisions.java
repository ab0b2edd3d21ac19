package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people decided, in memory.
final class MemoryDecisions implements Decisions {
  private final Trouble trouble;
  private final Workers workers;
  private final Map<String, PersonDecision> made = new HashMap<>();
  private final List<PersonDecision> owed = new ArrayList<>();

  MemoryDecisions(Trouble trouble) {
    this.trouble = trouble;
    this.workers = trouble.workers;
  }

  private static String key(CaseId id, int generation, boolean undo) {
    return id + "/" + generation + "/" + undo;
  }

  private static boolean undoes(PersonDecision decision) {
    return decision.verdict() == PersonDecision.Verdict.ROLLBACK;
  }

  /// What is not taken in yet, as the stream and the clock bring it.
  List<PersonDecision> owed() {
    return List.copyOf(owed);
  }

  @Override
  public Optional<PersonDecision> find(CaseId id, int generation) {
    return workers.call(() -> Optional.ofNullable(made.get(key(id, generation, false))));
  }

  @Override
  public Optional<PersonDecision> rollback(CaseId id, int generation) {
    return workers.look(
        () -> {
          Optional<PersonDecision> wish = wish(id, generation);
          workers.atWork().readWish(wish.isEmpty(), workers.acted());
          return wish;
        });
  }

  /// The wish to undo a generation, as it is.
  Optional<PersonDecision> wish(CaseId id, int generation) {
    return Optional.ofNullable(made.get(key(id, generation, true))).filter(owed::contains);
  }

  @Override
  public boolean decide(PersonDecision decision) {
    return workers.call(() -> isMade(decision));
  }

  private boolean isMade(PersonDecision decision) {
    String key = key(decision.caseId(), decision.generation(), undoes(decision));
    PersonDecision before = made.get(key);
    boolean free = before == null || (undoes(before) && !owed.contains(before));
    if (free) {
      made.put(key, decision);
      owed.add(decision);
    }
    return free;
  }

  @Override
  public void pause(String why) {
    throw new UnsupportedOperationException("the ledger of these histories has the switch");
  }

  @Override
  public void resume() {
    throw new UnsupportedOperationException("the ledger of these histories has the switch");
  }

  @Override
  public void settle(PersonDecision decision) {
    trouble.write(() -> owed.remove(decision));
  }

  @Override
  public int tryCode(CaseId id, int generation) {
    return 1;
  }

  @Override
  public int codeTries(CaseId id, int generation) {
    return 0;
  }

  @Override
  public List<PersonDecision> overdue(Instant now, int most) {
    return workers.call(this::owed);
  }
}
