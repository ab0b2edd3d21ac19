package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes what was foreseen into the cases. It is the case a later denial would be, and so is told
/// once: a denial that comes after all is counted on it.
final class Foreseeing {
  private static final Duration REST = Duration.ofDays(7);

  private final Planner planner;
  private final CaseLedger ledger;
  private final Opening opening;

  Foreseeing(Planner planner, CaseLedger ledger, Opening opening) {
    this.planner = planner;
    this.ledger = ledger;
    this.opening = opening;
  }

  /// Whether a foreseen denial is worth a plan. Nobody is asked twice about what has not failed: a
  /// no, an undo and a failure stand until it does.
  boolean isNew(CloudTrailEvent foreseen, Instant now) {
    return standing(foreseen).map(s -> mayBeAskedAgain(s, now)).orElse(true);
  }

  private boolean mayBeAskedAgain(Case standing, Instant now) {
    return switch (standing.status()) {
      case SUPERSEDED -> true;
      case OUTDATED -> !standing.holdsPolicy();
      case REPORTED -> !standing.plan().verdict().judgedBy().equals(planner.yardstick());
      case EXPIRED -> standing.updatedAt().plus(REST).isBefore(now);
      case PLANNED,
          PENDING,
          APPROVED,
          APPLYING,
          APPLIED,
          VERIFIED,
          RECURRED,
          ROLLBACK,
          ROLLED_BACK,
          CLEANING,
          REJECTED,
          FAILED ->
          false;
    };
  }

  /// Opens the case, or takes it up again; empty if somebody else wrote it meanwhile.
  Optional<Case> take(Plan plan, Instant now) {
    return opening.of(plan, ledger.find(plan.key().id()), now);
  }

  /// Whether its case is never applied without a person again.
  boolean declinedBefore(CloudTrailEvent foreseen) {
    return ledger.declinedBefore(id(foreseen));
  }

  private Optional<Case> standing(CloudTrailEvent foreseen) {
    return ledger.find(id(foreseen));
  }

  private static CaseId id(CloudTrailEvent foreseen) {
    return CaseKey.of(DenialReader.read(foreseen)).id();
  }
}
