package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.ledger.Case;
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
    CaseKey key = CaseKey.of(DenialReader.read(foreseen));
    return ledger
        .find(key.id())
        .map(s -> s.keyHash().equals(key.hash()) && mayBeAskedAgain(s, now))
        .orElse(true);
  }

  private boolean mayBeAskedAgain(Case standing, Instant now) {
    return switch (standing.status()) {
      case SUPERSEDED -> true;
      case OUTDATED -> !standing.holdsPolicy();
      case REPORTED -> !standing.plan().verdict().judgedBy().equals(planner.yardstick());
      // A row with a policy of ours changes with each daily look.
      case EXPIRED -> ledger.latest(standing.id()).at().plus(REST).isBefore(now);
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

  /// Opens the case, or takes it up again; empty if somebody else wrote it meanwhile, or if another
  /// has its short id.
  Optional<Case> take(Plan plan, Instant now) {
    Optional<Case> standing = ledger.find(plan.key().id());
    boolean another = standing.filter(s -> !s.keyHash().equals(plan.key().hash())).isPresent();
    return another ? Optional.empty() : opening.of(plan, standing, now);
  }

  /// Whether its case is never applied without a person again.
  boolean declinedBefore(CloudTrailEvent foreseen) {
    return ledger.declinedBefore(CaseKey.of(DenialReader.read(foreseen)).id());
  }
}
