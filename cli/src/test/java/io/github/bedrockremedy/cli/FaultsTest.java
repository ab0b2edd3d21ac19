package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong on the way ends in one policy, or in none and a plain word.
class FaultsTest {
  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "SERVER_ERROR", "TIME_OUT", "DROP_AFTER_WRITE"})
  void aWriteWithoutAnAnswerEndsInOnePolicy(Fault fault) throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", fault, 1);
      incident.decide("approve");
      incident.pass(Duration.ofMinutes(11));
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aRefusedWriteFailsWithTheReason() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.ACCESS_DENIED, 9);
      incident.decide("approve");
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void withoutTheRightToSimulateTheReportStillComesAndAutoAsks() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident
          .installation
          .aws()
          .faults()
          .next("iam:SimulatePrincipalPolicy", Fault.ACCESS_DENIED, 9);
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals("inferred", incident.standing().plan().finding().confidence());
      assertEquals(0, incident.writes());
      String words = incident.standing().plan().finding().explanation();
      assertTrue(
          words.contains("iam:SimulatePrincipalPolicy is not allowed to this system"), words);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "SERVER_ERROR", "TIME_OUT"})
  void aSimulatorThatDoesNotAnswerLowersTheConfidenceAndTheReportStillComes(Fault fault)
      throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.installation.aws().faults().next("iam:SimulatePrincipalPolicy", fault, 1000);
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals("inferred", incident.standing().plan().finding().confidence());
      assertEquals(0, incident.writes());
      assertEquals(1, incident.requests());
      String words = incident.standing().plan().finding().explanation();
      assertTrue(words.contains("iam:SimulatePrincipalPolicy"), words);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 60})
  void aBudgetThatIsUsedUpIsSaidAndAppliesNothing(int policies) throws Exception {
    try (Incident incident = Incident.auto()) {
      for (int i = 0; i < policies; i++) {
        incident
            .installation
            .aws()
            .account()
            .putInlinePolicy(
                Incident.ROLE,
                "more-" + i,
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                    + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}");
      }
      incident.deliver();
      assertEquals(0, incident.writes());
      assertEquals("inferred", incident.standing().plan().finding().confidence());
      String words = incident.standing().plan().finding().explanation();
      assertTrue(words.contains("the budget of 40 calls is spent"), words);
    }
  }

  @Test
  void withoutBedrocksAnswerTheCatalogueStandsInAndSaysSo() throws Exception {
    try (Incident incident = Incident.start()) {
      incident
          .installation
          .aws()
          .faults()
          .next("bedrock:GetInferenceProfile", Fault.ACCESS_DENIED, 9);
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertTrue(
          incident.standing().plan().finding().explanation().contains("2026-08-21"),
          incident.standing().plan().finding().explanation());
    }
  }

  @Test
  void aMailThatFailsComesAgainAndTheLastLinkCounts() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.aws().faults().next("sns:Publish", Fault.DROP_AFTER_WRITE, 4);
      incident.deliver();
      incident.pass(Duration.ofMinutes(11));
      assertTrue(incident.requests() >= 1);
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aTableThatFailsBringsTheMessageBack() throws Exception {
    try (Incident incident = Incident.start()) {
      incident
          .installation
          .aws()
          .faults()
          .next("dynamodb:TransactWriteItems", Fault.SERVER_ERROR, 20);
      String answer =
          new String(
              incident.installation.deliver(java.util.List.of(Incident.event())),
              java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(answer.contains("itemIdentifier"), answer);
      incident.installation.aws().faults().clear();
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(1, incident.requests());
    }
  }

  @Test
  void aMessageThatComesBackBecauseItsCaseCouldNotBeWrittenIsCountedOnce() throws Exception {
    try (Incident incident = Incident.start()) {
      comesBack(incident, incident::deliver);
      assertEquals(1, count(incident), incident.log());
      assertEquals(1, incident.requests());
    }
  }

  @Test
  void aDenialAfterTheRepairThatComesBackIsCountedOnceToo() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.pass(Duration.ofMinutes(2));
      comesBack(incident, () -> incident.deliverAgainAfter(Duration.ofMinutes(20)));
      assertEquals(2, count(incident), incident.log());
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
    }
  }

  /// Once while the case cannot be written, and again when it can.
  private static void comesBack(Incident incident, Story.Doing delivery) throws Exception {
    incident.installation.aws().faults().next("dynamodb:TransactWriteItems", Fault.THROTTLE, 20);
    delivery.run();
    incident.installation.aws().faults().clear();
    incident.clock.advance(Duration.ofMinutes(2));
    delivery.run();
  }

  private static long count(Incident incident) {
    return incident.installation.ledger().sightings(Incident.id()).map(Sightings::count).orElse(0L);
  }

  /// What was not written down comes again by itself, and must not take with it what was.
  @Test
  void aCountThatCouldNotBeWrittenIsWrittenLater() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.clock.advance(Duration.ofSeconds(10));
      incident.installation.deliver(Collections.nCopies(5, Incident.event()));
      incident.clock.advance(Duration.ofSeconds(70));
      incident.installation.aws().faults().next("dynamodb:UpdateItem", Fault.SERVER_ERROR, 4);
      incident.deliver();
      incident.installation.aws().faults().clear();
      incident.clock.advance(Duration.ofSeconds(70));
      incident.deliver();
      assertEquals(
          7, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
    }
  }
}
