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
      APPLIED -> VERIFIED, RECURRED, ROLLBACK, CLEANING, FAILED
      APPLYING -> APPLIED, OUTDATED, FAILED
      APPROVED -> REPORTED, PENDING, APPLYING, OUTDATED, FAILED
      CLEANING -> SUPERSEDED, FAILED
      EXPIRED -> REPORTED, PLANNED, PENDING, APPROVED
      FAILED -> REPORTED, PLANNED, PENDING, ROLLBACK
      OUTDATED -> REPORTED, PLANNED, PENDING, APPROVED
      PENDING -> APPROVED, REJECTED, EXPIRED, OUTDATED
      PLANNED -> REPORTED, PENDING, APPROVED
      RECURRED -> REPORTED, PENDING, APPROVED, ROLLBACK
      REJECTED -> REPORTED, PLANNED, PENDING
      REPORTED -> REPORTED, PLANNED, PENDING, APPROVED
      ROLLBACK -> ROLLED_BACK, FAILED
      ROLLED_BACK -> REPORTED, PLANNED, PENDING
      SUPERSEDED -> REPORTED, PLANNED, PENDING, APPROVED
      VERIFIED -> RECURRED, ROLLBACK, CLEANING
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
