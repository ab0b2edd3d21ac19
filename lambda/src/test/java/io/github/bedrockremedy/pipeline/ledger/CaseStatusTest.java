package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CaseStatusTest {
  /// The whole table, so that no step is added or lost unnoticed.
  private static final String STEPS =
      """
      APPLIED -> VERIFIED, RECURRED, ROLLBACK, CLEANING, OUTDATED, FAILED
      APPLYING -> APPLIED, ROLLBACK, OUTDATED, FAILED
      APPROVED -> REPORTED, PLANNED, PENDING, APPLYING, ROLLBACK, OUTDATED, FAILED
      CLEANING -> APPLIED, ROLLBACK, SUPERSEDED, FAILED
      EXPIRED -> REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING
      FAILED -> REPORTED, PLANNED, PENDING, ROLLBACK, CLEANING, OUTDATED
      OUTDATED -> REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING
      PENDING -> PLANNED, PENDING, APPROVED, ROLLBACK, REJECTED, EXPIRED, OUTDATED
      PLANNED -> REPORTED, PENDING, APPROVED, ROLLBACK
      RECURRED -> PLANNED, PENDING, APPROVED, VERIFIED, RECURRED, ROLLBACK, CLEANING, OUTDATED
      REJECTED -> REPORTED, PLANNED, PENDING, ROLLBACK, CLEANING
      REPORTED -> REPORTED, PLANNED, PENDING, APPROVED, ROLLBACK, CLEANING
      ROLLBACK -> ROLLED_BACK, FAILED
      ROLLED_BACK -> REPORTED, PLANNED, PENDING
      SUPERSEDED -> REPORTED, PLANNED, PENDING, APPROVED
      VERIFIED -> RECURRED, ROLLBACK, CLEANING, OUTDATED
      """;

  @Test
  void theTableOfStepsIsExactlyThis() {
    var table = new TreeMap<String, String>();
    for (CaseStatus from : CaseStatus.values()) {
      table.put(
          from.name(),
          Arrays.stream(CaseStatus.values())
              .filter(from::mayBecome)
              .map(CaseStatus::name)
              .collect(Collectors.joining(", ")));
    }
    String written =
        table.entrySet().stream()
            .map(e -> e.getKey() + " -> " + e.getValue() + "\n")
            .collect(Collectors.joining());
    assertEquals(STEPS, written);
  }

  @Test
  void aCaseWhosePolicyMayBeInForceIsNeverForgotten() {
    Set<CaseStatus> holding = EnumSet.noneOf(CaseStatus.class);
    for (CaseStatus status : CaseStatus.values()) {
      if (status.holdsPolicy()) {
        holding.add(status);
      }
    }
    assertEquals(
        EnumSet.of(
            CaseStatus.APPLYING,
            CaseStatus.APPLIED,
            CaseStatus.VERIFIED,
            CaseStatus.RECURRED,
            CaseStatus.ROLLBACK,
            CaseStatus.CLEANING,
            CaseStatus.FAILED),
        holding);
  }
}
