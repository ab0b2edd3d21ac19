package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a policy of ours is taken away upon, and what it is not.
class CleanUpTest {
  private static final String MINE = "BedrockRemedy-" + Incident.id();
  private static final String ANOTHER = "BedrockRemedy-br-aaaaaaaaaa";

  @Test
  void anotherPolicyOfOursIsNoneOfTheOwners() throws Exception {
    try (Incident incident = verified()) {
      put(incident, ANOTHER, UpkeepTest.WHOLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(Set.of(MINE, ANOTHER), incident.ours().keySet());
    }
  }

  @Test
  void whatTheOwnerAllowsIsTakenAwayBesideAnotherPolicyOfOurs() throws Exception {
    try (Incident incident = verified()) {
      put(incident, ANOTHER, UpkeepTest.WHOLE);
      put(incident, "owners", UpkeepTest.WHOLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      assertEquals(Set.of(ANOTHER), incident.ours().keySet());
    }
  }

  private static void put(Incident incident, String name, String document) {
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, document);
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
