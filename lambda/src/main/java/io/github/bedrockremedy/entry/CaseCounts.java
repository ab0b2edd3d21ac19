package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.Map;

/// What a case's step counts as.
final class CaseCounts {
  private CaseCounts() {}

  static Map<Metric, Integer> of(CaseStatus reached) {
    return switch (reached) {
      case APPROVED -> Map.of(Metric.APPROVED, 1);
      case APPLIED -> Map.of(Metric.APPLIED, 1);
      case RECURRED -> Map.of(Metric.RECURRING_AFTER_PATCH, 1);
      case REJECTED -> Map.of(Metric.REJECTED, 1);
      case EXPIRED -> Map.of(Metric.EXPIRED, 1);
      case OUTDATED -> Map.of(Metric.OUTDATED, 1);
      case FAILED -> Map.of(Metric.APPLY_FAILED, 1);
      case PLANNED -> Map.of(Metric.SUPPRESSED, 1);
      case REPORTED, PENDING, APPLYING, VERIFIED, ROLLBACK, ROLLED_BACK, CLEANING, SUPERSEDED ->
          Map.of();
    };
  }
}
