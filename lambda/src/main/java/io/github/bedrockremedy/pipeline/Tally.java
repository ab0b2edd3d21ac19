package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts denials in this worker and writes them down at most once a minute and case, so that a
/// storm costs a handful of writes. A worker that dies takes at most a minute's counts with it:
/// counts are told with "about".
final class Tally {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /// More cases than a worker sees at once; beyond, all is written down and begun anew.
  private static final int MOST = 10_000;

  private final CaseLedger ledger;
  private final Map<CaseId, Instant> written = new HashMap<>();
  private final Map<CaseId, Sightings> held = new HashMap<>();

  Tally(CaseLedger ledger) {
    this.ledger = ledger;
  }

  /// Counts denials of a case.
  void seen(CaseId id, Sightings more, Instant now) {
    if (written.size() >= MOST) {
      written.clear();
      flush(now);
      written.clear();
    }
    if (isDue(id, now)) {
      Sightings before = held.get(id);
      write(id, before == null ? more : before.plus(more), now);
    } else {
      held.merge(id, more, Sightings::plus);
    }
  }

  /// Writes down what has been held for a minute.
  void flush(Instant now) {
    for (Map.Entry<CaseId, Sightings> one : Map.copyOf(held).entrySet()) {
      if (isDue(one.getKey(), now)) {
        write(one.getKey(), one.getValue(), now);
      }
    }
  }

  /// What was held stays so until it is written down; what came with it comes again by itself.
  private void write(CaseId id, Sightings all, Instant now) {
    ledger.seen(id, all);
    held.remove(id);
    written.put(id, now);
  }

  private boolean isDue(CaseId id, Instant now) {
    Instant last = written.get(id);
    return last == null || !now.isBefore(last.plus(EVERY));
  }
}
