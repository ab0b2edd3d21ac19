package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The repaired role is deleted, or another one takes its name; and a repair that grows old.
class PrincipalGoneTest {
  @Test
  void aRoleThatWasDeletedEndsItsCaseAndIsTold() throws Exception {
    try (Incident incident = verified()) {
      long writes = incident.writes();
      incident.installation.aws().account().delete(Incident.ROLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.OUTDATED, incident.standing().status(), incident.log());
      assertFalse(incident.standing().holdsPolicy());
      assertTrue(incident.standing().dueAt().isEmpty(), "nobody looks for a role that is gone");
      String why = incident.installation.ledger().history(Incident.id()).getLast().why();
      assertEquals("the principal no longer exists; our policy went with it", why);
      assertTrue(incident.lastSubject().startsWith("[Outdated]"), incident.lastSubject());
      assertEquals(writes, incident.writes());
    }
  }

  @Test
  void aRoleMadeAnewIsAnotherOneWithACaseOfItsOwn() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.installation.aws().account().recreate(Incident.ROLE, "AROAY7EXAMPLEMADEANEW");
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.OUTDATED, incident.standing().status(), incident.log());
      incident.installation.deliver(
          List.of(Incident.event().replace("AROAY7EXAMPLESUPERVISR", "AROAY7EXAMPLEMADEANEW")));
      assertEquals(1, incident.cases("PENDING"), incident.log());
      assertEquals(2, incident.cases());
      assertEquals(CaseStatus.OUTDATED, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aRoleThatIsDeletedBeforeTheWriteIsLookedAtEndsItsCaseToo() throws Exception {
    try (Incident incident = applied()) {
      incident.installation.aws().account().delete(Incident.ROLE);
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.OUTDATED, incident.standing().status(), incident.log());
      assertFalse(incident.standing().holdsPolicy());
      assertTrue(incident.standing().dueAt().isEmpty(), "nobody looks for a role that is gone");
      assertTrue(incident.lastSubject().startsWith("[Outdated]"), incident.lastSubject());
    }
  }

  @Test
  void aRoleMadeAnewBeforeTheWriteIsLookedAtIsNotTakenForTheRepairedOne() throws Exception {
    for (String own : List.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}", UpkeepTest.WHOLE)) {
      try (Incident incident = applied()) {
        incident.takeAway();
        incident.installation.aws().account().recreate(Incident.ROLE, "AROAY7EXAMPLEMADEANEW");
        incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "own", own);
        incident.pass(Duration.ofMinutes(2));
        assertEquals(CaseStatus.OUTDATED, incident.standing().status(), incident.log());
        assertTrue(incident.lastSubject().startsWith("[Outdated]"), incident.lastSubject());
      }
    }
  }

  @Test
  void whatIsUndoneOnARoleThatIsGoneIsUndone() throws Exception {
    try (Incident incident = verified()) {
      incident.installation.aws().account().delete(Incident.ROLE);
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
    }
  }

  @Test
  void theWeeklyMessageNamesRepairsOlderThanThirtyDays() throws Exception {
    try (Incident incident = verified()) {
      incident.installation.review("weekly");
      assertTrue(incident.lastSubject().startsWith("[Alive]"), incident.lastSubject());
      assertFalse(incident.mail().contains(Incident.id().value()), incident.mail());
      for (int day = 0; day < 31; day++) {
        incident.pass(Duration.ofDays(1).plusMinutes(1));
      }
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      incident.installation.review("weekly");
      assertTrue(incident.mail().contains(Incident.id().value()), incident.mail());
    }
  }

  private static Incident applied() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    return incident;
  }

  private static Incident verified() throws Exception {
    Incident incident = applied();
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
