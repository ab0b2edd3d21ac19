package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A case that somebody else touches while a denial of it is planned, as the clock does.
class TouchedMeanwhileTest {
  @AfterEach
  void noMore() {
    Cut.at(0, Cut.How.DIES_BEFORE);
  }

  @Test
  void aDenialAfterARepairComesAgainAndIsActedOn() throws Exception {
    int met = 0;
    for (int call = 2; call < 30; call += 4) {
      try (Incident incident = verified()) {
        incident.takeAway();
        Instant at = incident.standing().appliedAt().orElseThrow().plus(Duration.ofMinutes(20));
        touchBefore(call, incident, CaseStatus.VERIFIED);
        met += comesUntilTaken(incident, at, "RecurringAfterPatch") ? 1 : 0;
        assertEquals(CaseStatus.APPLIED, incident.standing().status(), "call " + call);
        assertEquals(1, incident.ours().size(), "call " + call);
        assertEquals(1, lines(incident, "case-recurred"), "call " + call);
      }
    }
    assertTrue(met > 2, "only " + met + " touches came in between");
  }

  @Test
  void aDenialAfterAnUnansweredRequestComesAgainAndIsPlanned() throws Exception {
    int met = 0;
    for (int call = 1; call < 24; call += 4) {
      try (Incident incident = expired()) {
        touchBefore(call, incident, CaseStatus.EXPIRED);
        met += comesUntilTaken(incident, incident.clock.instant(), "\"Expired\"") ? 1 : 0;
        assertEquals(CaseStatus.PENDING, incident.standing().status(), "call " + call);
        assertEquals(2, incident.requests(), "call " + call);
      }
    }
    assertTrue(met > 2, "only " + met + " touches came in between");
  }

  /// Somebody else acted on the same denial: there is nothing left to do but to count it.
  @Test
  void aDenialThatAnotherWorkerActedOnIsARepeat() throws Exception {
    try (Incident incident = expired()) {
      String denial = denial(incident.clock.instant().minusSeconds(20));
      Cut.before(
          12,
          () -> {
            Cut.at(0, Cut.How.DIES_BEFORE);
            try {
              incident.installation.deliver(List.of(denial));
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      assertFalse(comesAgain(incident, denial), incident.log());
      assertEquals(2, incident.requests());
      assertEquals(1, lines(incident, "case-counted"), incident.log());
    }
  }

  private static void touchBefore(int call, Incident incident, CaseStatus status) {
    Cut.before(
        call,
        () -> {
          Case found = incident.standing();
          if (found.status() == status) {
            Instant now = incident.clock.instant();
            Case touched = found.change(now).due(now.plus(Duration.ofDays(1))).build();
            incident.installation.ledger().amend(found, touched);
          }
        });
  }

  /// @param metric must not be counted while nothing is done
  /// @return whether the message came again
  private static boolean comesUntilTaken(Incident incident, Instant at, String metric)
      throws Exception {
    if (incident.clock.instant().isBefore(at)) {
      incident.clock.advance(Duration.between(incident.clock.instant(), at).plusSeconds(30));
    } else {
      incident.clock.advance(Duration.ofSeconds(30));
    }
    String denial = denial(at);
    int before = incident.log().length();
    boolean again = comesAgain(incident, denial);
    if (again) {
      assertFalse(incident.log().substring(before).contains(metric), incident.log());
      assertFalse(comesAgain(incident, denial), incident.log());
    }
    return again;
  }

  private static boolean comesAgain(Incident incident, String denial) throws Exception {
    byte[] answer = incident.installation.deliver(List.of(denial));
    return new String(answer, StandardCharsets.UTF_8).contains("itemIdentifier");
  }

  private static String denial(Instant at) {
    String first = Incident.denied().event().time().toString();
    return Incident.event().replace(first, at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static long lines(Incident incident, String what) {
    return incident.log().lines().filter(l -> l.contains('"' + what + '"')).count();
  }

  private static Incident expired() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.pass(Duration.ofHours(19));
    incident.pass(Duration.ofHours(6));
    incident.pass(Duration.ofMinutes(11));
    assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
    return incident;
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
