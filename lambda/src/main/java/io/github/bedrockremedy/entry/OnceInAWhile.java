package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.pipeline.ledger.Errand;
import io.github.bedrockremedy.pipeline.ledger.Errands;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Does what the schedules start once a day and once a week, and makes up for a start that was
/// lost. See `docs/decisions/0069-a-lost-day-is-made-up.md`.
final class OnceInAWhile {
  private final Errands errands;
  private final BooleanSupplier hasTime;

  /// @param hasTime asked before something is made up
  OnceInAWhile(Errands errands, BooleanSupplier hasTime) {
    this.errands = errands;
    this.hasTime = hasTime;
  }

  /// The schedule started it: it is done, unless a run has it already.
  ///
  /// @param work answers whether all parts of it came to their end
  void started(Errand.Kind kind, Instant now, BooleanSupplier work) {
    Errand last = errands.find(kind).orElseGet(() -> Errand.first(kind, now));
    if (!last.isHeld(now)) {
      run(last, now, work);
    }
  }

  /// The clock strikes: it is done if nothing else did it in time.
  void makeUp(Errand.Kind kind, Instant now, BooleanSupplier work) {
    errands
        .find(kind)
        .filter(last -> !now.isBefore(last.owedAt()) && hasTime.getAsBoolean())
        .ifPresent(last -> run(last, now, work));
  }

  private void run(Errand last, Instant now, BooleanSupplier work) {
    errands
        .keep(last.begins(now))
        .filter(_ -> work.getAsBoolean())
        .ifPresent(begun -> errands.keep(begun.done(now)));
  }
}
