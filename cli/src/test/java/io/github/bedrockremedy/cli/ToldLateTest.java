package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages that cannot be sent for hours, and decisions that cannot be taken in.
class ToldLateTest {
  private static final String BY_AN_SCP = "with an explicit deny in a service control policy";

  @Test
  void aRequestIsSentOnceMessagesCanBeSentAgain() throws Exception {
    try (Incident incident = Incident.start()) {
      mute(incident);
      incident.deliver();
      pass(incident, 32, Duration.ofMinutes(15));
      incident.installation.aws().faults().clear();
      pass(incident, 5, Duration.ofMinutes(15));
      assertEquals(1, incident.requests(), incident.log());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aRequestThatIsOverByThenIsSentToNobody() throws Exception {
    try (Incident incident = Incident.start()) {
      mute(incident);
      incident.deliver();
      incident.clock.advance(Duration.ofDays(4));
      incident.installation.aws().faults().clear();
      incident.replayStream();
      assertEquals(0, incident.told("[Expires soon]"), incident.log());
      incident.pass(Duration.ofMinutes(5));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      assertEquals(0, incident.told("[Expires soon]"), incident.log());
    }
  }

  @Test
  void aRequestNobodyCouldBeToldOfEndsAndSaysSo() throws Exception {
    try (Incident incident = Incident.start()) {
      mute(incident);
      incident.deliver();
      pass(incident, 36, Duration.ofHours(1));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      incident.installation.aws().faults().clear();
      pass(incident, 2, Duration.ofHours(1));
      assertTrue(incident.mail().contains("People could not be told"), incident.mail());
      assertEquals(0, incident.requests());
    }
  }

  @Test
  void aNoticeIsSentOnceMessagesCanBeSentAgain() throws Exception {
    try (Incident incident = LimitsOnTheWayTest.autoWithOneWrite()) {
      incident.deliver();
      mute(incident);
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(0)));
      pass(incident, 32, Duration.ofMinutes(15));
      incident.installation.aws().faults().clear();
      pass(incident, 5, Duration.ofMinutes(15));
      assertEquals(
          1,
          incident.installation.aws().publications().stream()
              .filter(p -> p.subject().orElse("").startsWith("[Dry run]"))
              .count(),
          incident.log());
    }
  }

  @Test
  void whatDeniesARepairNobodyCouldBeToldOfIsToldOnce() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      mute(incident);
      incident.decide("approve");
      incident.deliverAgainAfter(Duration.ofMinutes(16), BY_AN_SCP);
      incident.installation.aws().faults().clear();
      pass(incident, 6, Duration.ofMinutes(15));
      incident.deliverAgainAfter(Duration.ofHours(27), BY_AN_SCP);
      pass(incident, 6, Duration.ofMinutes(15));
      assertEquals(1, incident.told("[Denied again]"), incident.log());
    }
  }

  @Test
  void aRepairNobodyCouldBeToldOfIsWrittenOnceMoreAllTheSame() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      mute(incident);
      incident.decide("approve");
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(16));
      assertEquals(1, incident.ours().size(), incident.log());
      incident.installation.aws().faults().clear();
      pass(incident, 5, Duration.ofMinutes(15));
      assertEquals(1, incident.told("[Applied]"), incident.log());
    }
  }

  @Test
  void aRepairNobodyCouldBeToldOfIsToldWithWhatDeniesItNow() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      mute(incident);
      incident.decide("approve");
      var account = incident.installation.aws().account();
      account.putInlinePolicy(Incident.ROLE, "freeze", DeniedForLongTest.FREEZE);
      incident.deliverAgainAfter(Duration.ofMinutes(16), Incident.DENIED);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      incident.installation.aws().faults().clear();
      pass(incident, 5, Duration.ofMinutes(15));
      assertTrue(incident.lastSubject().startsWith("[Denied again]"), incident.lastSubject());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.contains("the message before this one could not be sent"), mail);
      assertTrue(mail.contains("BedrockRemedy-" + Incident.id()), mail);
    }
  }

  @Test
  void aDecisionThatCouldNotBeTakenInInTimeIsNotToldAsNone() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.clock.advance(Duration.ofHours(23).plusMinutes(58));
      Person person = incident.person();
      var faults = incident.installation.aws().faults();
      faults.next("dynamodb:TransactWriteItems", Fault.SERVER_ERROR, 1000);
      person.decide("approve", "Ada", "because");
      incident.installation.settle();
      faults.clear();
      pass(incident, 2, Duration.ofMinutes(6));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status(), incident.log());
      assertTrue(incident.mail().contains("could not be taken in"), incident.mail());
      assertEquals(0, incident.writes());
    }
  }

  private static void mute(Incident incident) {
    incident.installation.aws().faults().next("sns:Publish", Fault.SERVER_ERROR, 100_000);
  }

  private static void pass(Incident incident, int times, Duration each) throws Exception {
    for (int i = 0; i < times; i++) {
      incident.pass(each);
    }
  }
}
