package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people read of a case's end is what became of it, and what its next denial does.
class OutcomeWordsTest {
  private static final Instant PLANNED = Incident.plan().plannedAt();
  private static final String LATER = "the next after 2026-11-23 10:24 UTC is planned afresh";

  @Test
  void aRepairThatStoodIsNotCalledUnwrittenWhenItsRoleGoes() {
    for (CaseStatus from :
        List.of(CaseStatus.APPLIED, CaseStatus.VERIFIED, CaseStatus.RECURRED, CaseStatus.FAILED)) {
      OutcomeWords words = words(from, CaseStatus.OUTDATED, "no longer exists", Duration.ZERO);
      assertFalse(words.toString().contains("nothing was changed"), words.toString());
      assertFalse(words.toString().contains("not written"), words.toString());
      assertTrue(words.headline().contains("repaired principal is not there"), words.headline());
    }
    for (CaseStatus from : List.of(CaseStatus.APPROVED, CaseStatus.APPLYING)) {
      assertTrue(
          words(from, CaseStatus.OUTDATED, "changed", Duration.ZERO)
              .headline()
              .contains("nothing was changed"));
    }
  }

  @Test
  void aFailureSaysFromWhenADenialIsPlannedAgain() {
    for (CaseStatus from : List.of(CaseStatus.APPROVED, CaseStatus.APPLYING, CaseStatus.APPLIED)) {
      OutcomeWords young = words(from, CaseStatus.FAILED, "no room", Duration.ofHours(1));
      assertTrue(young.meaning().endsWith(LATER + "."), young.meaning());
      OutcomeWords old = words(from, CaseStatus.FAILED, "no room", Duration.ofHours(25));
      assertTrue(old.meaning().endsWith("The next denial is planned afresh."), old.meaning());
    }
  }

  @Test
  void aPolicyThatWentTooEarlyIsPlannedAtOnceOnlyWhereItsPlanIsOld() {
    OutcomeWords young = uncovered(Duration.ofHours(2));
    assertEquals("[Denied again]", young.tag());
    assertTrue(young.meaning().contains(LATER), young.meaning());
    assertFalse(young.meaning().contains("at once"), young.meaning());
    assertTrue(uncovered(Duration.ofDays(2)).meaning().contains("The next denial is planned"));
  }

  @Test
  void anUndoOfWhatWasNeverWrittenTakesBackAnApproval() {
    Case rolling = Incident.of(Incident.plan(), CaseStatus.ROLLBACK);
    String why = UndoneWords.why(rolling);
    assertFalse(why.contains("is gone"), why);
    OutcomeWords never = words(CaseStatus.ROLLBACK, CaseStatus.ROLLED_BACK, why, Duration.ZERO);
    assertTrue(never.headline().startsWith("The approval was taken back"), never.headline());
    assertTrue(UndoneWords.underWay(rolling).headline().startsWith("The approval is"));
    Case written = rolling.change(Incident.LAST).applied().build();
    String gone = UndoneWords.why(written);
    assertTrue(gone.endsWith(" is gone"), gone);
    OutcomeWords undone = words(CaseStatus.ROLLBACK, CaseStatus.ROLLED_BACK, gone, Duration.ZERO);
    assertTrue(undone.headline().startsWith("The patch was taken back"), undone.headline());
    assertTrue(UndoneWords.underWay(written).headline().startsWith("The patch is"));
  }

  private static OutcomeWords uncovered(Duration after) {
    return OutcomeWords.of(
        Incident.of(Incident.plan(), CaseStatus.REPORTED),
        new Step(
            PLANNED.plus(after),
            Optional.of(CaseStatus.SUPERSEDED),
            CaseStatus.REPORTED,
            "ReviewHandler",
            "denied"));
  }

  private static OutcomeWords words(CaseStatus from, CaseStatus to, String why, Duration after) {
    return OutcomeWords.of(
        Incident.of(Incident.plan(), to),
        new Step(PLANNED.plus(after), Optional.of(from), to, "ReviewHandler", why));
  }
}
