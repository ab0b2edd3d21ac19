package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The incident from the denial to its verified end.
class WholeWayTest {
  private static final String OTHER = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  @Test
  void approvedAppliedVerifiedAndTold() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      assertEquals(
          List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "VERIFIED"),
          incident.installation.ledger().history(Incident.id()).stream()
              .map(s -> s.to().name())
              .toList());
      assertEquals(1, incident.ours().size());
      assertEquals(
          incident.standing().plan().proposal().orElseThrow().text(),
          incident.ours().values().iterator().next());
      assertEquals(
          List.of("[Approve?]", "[Applied]", "[Works]"),
          incident.installation.aws().publications().stream()
              .map(p -> p.subject().orElse("").split(" ", 2)[0])
              .toList());
    }
  }

  @Test
  void theSameDenialAgainIsNeitherAskedNorWrittenTwice() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.deliver();
      incident.pass(Duration.ofSeconds(90));
      incident.deliver();
      assertEquals(1, incident.requests());
      assertEquals(1, incident.writes());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void whatAnOptedInRoleLacksIsCompletedWithoutAPerson() throws Exception {
    try (Incident incident = Incident.auto().deliver()) {
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(0, incident.requests());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void anExpiredRequestIsPlannedAnewByTheNextDenial() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status());
      incident.clock.advance(Duration.ofMinutes(1));
      incident.installation.deliver(List.of(Incident.event(incident.clock.instant())));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(2, incident.standing().generation());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  @Test
  void aRejectedCaseIsSilentForAWeek() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("reject");
      incident.pass(Duration.ofDays(6));
      incident.deliver();
      assertEquals(CaseStatus.REJECTED, incident.standing().status());
      incident.pass(Duration.ofDays(2));
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
    }
  }

  @Test
  void aMessageThatWasLostIsArmedAgainEveryHour() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.aws().faults().next("sns:Publish", Fault.ACCESS_DENIED, 1000);
      incident.deliver();
      for (int i = 0; i < 8; i++) {
        incident.pass(Duration.ofMinutes(61));
      }
      assertEquals(8, incident.standing().attempts());
      assertTrue(incident.standing().owes().isPresent(), incident.standing().toString());
      // Each of the nine times the stream delivers it three times, and a try makes no further
      // record.
      assertEquals(27, incident.installation.aws().calls().count("sns:Publish"));
    }
  }

  @Test
  void moreRequestsThanAnHourMayHaveWaitForTheNextOne() throws Exception {
    Map<String, String> environment = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    String other = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    String another =
        Incident.event().replace(OTHER, other).replace(OTHER.substring(3), other.substring(3));
    try (Incident incident = Incident.start(environment).deliver()) {
      incident.installation.deliver(List.of(another));
      assertEquals(1, incident.requests());
      incident.pass(Duration.ofHours(1));
      assertEquals(2, incident.requests());
    }
  }

  @Test
  void aWriteNobodyCouldBeToldOfIsStillLookedAtAgain() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.installation.aws().faults().next("sns:Publish", Fault.ACCESS_DENIED, 18);
      incident.deliver();
      for (int i = 0; i < 9; i++) {
        incident.pass(Duration.ofMinutes(61));
      }
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }
}
