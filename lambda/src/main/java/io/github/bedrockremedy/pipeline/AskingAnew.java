package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Brings a case before people once more, as far as the hour's requests go; what goes beyond waits
/// like any other. An earlier decision no longer counts.
final class AskingAnew {
  private final CaseLedger ledger;
  private final RequestLimit requests;
  private final Deadlines deadlines;
  private final String by;

  /// @param by the handler that asks, for the history
  AskingAnew(CaseLedger ledger, RequestLimit requests, Deadlines deadlines, String by) {
    this.ledger = ledger;
    this.requests = requests;
    this.deadlines = deadlines;
    this.by = by;
  }

  /// The case afterwards; empty if somebody else changed it meanwhile.
  Optional<Case> about(Case standing, String why, Instant now) {
    Case asked =
        standing
            .moved(CaseStatus.PENDING, now)
            .nextGeneration()
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(deadlines.overdue(now)))
            .build();
    return switch (replaced(standing, asked, why, requests.counting(asked, now), now)) {
      case DONE -> Optional.of(asked);
      case CONFLICT -> Optional.empty();
      case OVER_LIMIT -> waiting(standing, why, now);
    };
  }

  private Optional<Case> waiting(Case standing, String why, Instant now) {
    Case waiting =
        standing
            .moved(CaseStatus.PLANNED, now)
            .nextGeneration()
            .owes(Optional.empty(), Optional.of(RequestLimit.retry(now)))
            .build();
    return replaced(standing, waiting, why + "; " + Opening.HELD, List.of(), now) == Stored.DONE
        ? Optional.of(waiting)
        : Optional.empty();
  }

  private Stored replaced(Case standing, Case next, String why, List<Limit> limits, Instant now) {
    Step step = new Step(now, Optional.of(standing.status()), next.status(), by, why);
    return ledger.replace(standing, next, step, limits);
  }
}
