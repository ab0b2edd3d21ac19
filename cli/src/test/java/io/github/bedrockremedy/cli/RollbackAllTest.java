package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Many patches undone by one command. Four models of one role are denied; three writes are a
/// principal's day, so the fourth case fails.
class RollbackAllTest {
  private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final List<String> EVENTS =
      Stream.of(
              MODEL,
              "anthropic.claude-haiku-4-5-20251001-v1:0",
              "anthropic.claude-sonnet-4-20250514-v1:0",
              "anthropic.claude-3-7-sonnet-20250219-v1:0")
          .map(model -> Incident.event().replace(MODEL, model))
          .toList();

  @Test
  void oneCommandTakesAllAwayAndSaysWhatBecameOfEach() throws Exception {
    try (Incident incident = three()) {
      String told = OtherWaysTest.cli(incident, 0, "rollback", "--all", "--yes");
      assertTrue(told.contains("4 policies will be removed"), told);
      assertTrue(told.contains("4 of 4 are gone"), told);
      assertEquals(Map.of(), incident.ours());
      assertEquals(4, incident.cases("ROLLED_BACK"));
      assertTrue(told.contains(Incident.id().value()), told);
      String again = OtherWaysTest.cli(incident, 0, "rollback", "--all", "--yes");
      assertTrue(again.contains("nothing to undo"), again);
    }
  }

  @Test
  void theStatesNamedAreUndoneAndNoOther() throws Exception {
    try (Incident incident = three()) {
      incident.pass(Duration.ofSeconds(90));
      assertEquals(3, incident.cases("VERIFIED"));
      String told =
          OtherWaysTest.cli(
              incident, 0, "rollback", "--all", "--state", "verified,APPLIED", "--yes");
      assertTrue(told.contains("3 of 3 are gone"), told);
      assertEquals(1, incident.cases("FAILED"));
      assertEquals(Map.of(), incident.ours());
      String one =
          OtherWaysTest.cli(incident, 0, "rollback", "--all", "--state", "FAILED", "--yes");
      assertTrue(one.contains("1 policy will be removed"), one);
      assertTrue(one.contains("1 of 1 is gone"), one);
    }
  }

  @Test
  void thePrincipalsNamedAreUndoneAndNoOther() throws Exception {
    try (Incident incident = three()) {
      String none =
          OtherWaysTest.cli(
              incident, 0, "rollback", "--all", "--principal", "*:role/other-*", "--yes");
      assertTrue(none.contains("nothing to undo"), none);
      assertEquals(3, incident.ours().size());
      OtherWaysTest.cli(
          incident, 0, "rollback", "--all", "--principal", "*:role/scheduling-*", "--yes");
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void whatCannotBeRemovedIsToldAndKeepsNothingElse() throws Exception {
    try (Incident incident = three()) {
      incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.ACCESS_DENIED, 1);
      String told =
          OtherWaysTest.cli(incident, 1, "rollback", "--all", "--state", "APPLIED", "--yes");
      assertTrue(told.contains("2 of 3 are gone"), told);
      assertTrue(told.contains("failed; 'show' says why"), told);
      assertEquals(1, incident.ours().size());
      OtherWaysTest.cli(incident, 0, "rollback", "--all", "--yes");
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void aPauseHoldsNoUndo() throws Exception {
    try (Incident incident = three()) {
      incident.pause();
      OtherWaysTest.cli(incident, 0, "rollback", "--all", "--yes");
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void withoutAYesOrSomeoneToAskNothingHappens() throws Exception {
    try (Incident incident = three()) {
      OtherWaysTest.cli(incident, 2, "rollback", "--all");
      OtherWaysTest.cli(incident, 2, "rollback");
      OtherWaysTest.cli(incident, 2, "rollback", Incident.id().value(), "--all", "--yes");
      OtherWaysTest.cli(incident, 2, "rollback", Incident.id().value(), "--state", "VERIFIED");
      OtherWaysTest.cli(incident, 2, "rollback", "--all", "--direct", "--yes");
      OtherWaysTest.cli(incident, 2, "rollback", "--all", "--state", "GONE", "--yes");
      assertEquals(3, incident.ours().size());
    }
  }

  @Test
  void inDryRunItSaysThatNothingCouldRemoveAnything() throws Exception {
    try (Incident incident = Incident.start(Map.of(EnvironmentKeys.MODE, "dry-run")).deliver()) {
      OtherWaysTest.cli(incident, 2, "rollback", "--all", "--yes");
      OtherWaysTest.cli(incident, 2, "rollback", Incident.id().value(), "--yes");
      OtherWaysTest.cli(incident, 2, "approve", Incident.id().value(), "--yes");
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
    }
  }

  private static Incident three() throws Exception {
    Incident incident = Incident.auto();
    incident.installation.deliver(EVENTS);
    assertEquals(3, incident.ours().size(), incident.log());
    assertEquals(1, incident.cases("FAILED"));
    return incident;
  }
}
