package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What cannot be read is neither a yes nor a change: it is asked again, or told, and never written
/// upon.
class UnreadWorldTest {
  @Test
  void aRoleNobodyCouldReadIsReportedAndNotAskedAbout() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 9);
      incident.deliver();
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
      assertEquals(0, incident.requests());
    }
  }

  @Test
  void aRoleOfAnotherServedAccountIsNeverTakenForOneOfTheSameNameAtHome() throws Exception {
    Map<String, String> both =
        Map.of(
            EnvironmentKeys.ACCOUNTS,
            "618048437522,111122223333",
            EnvironmentKeys.HOME_ACCOUNT,
            "618048437522",
            EnvironmentKeys.MEMBER_READ_ROLE,
            "bedrock-remedy/member-read",
            EnvironmentKeys.MEMBER_WRITE_ROLE,
            "bedrock-remedy/member-write");
    try (Incident incident = Incident.start(both)) {
      incident.installation.deliver(
          List.of(Incident.event().replace("618048437522", "111122223333")));
      assertEquals(0, incident.requests());
      assertEquals(0, incident.writes());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void aReadThatFailsAtTheWriteIsAskedAgainAndTheApprovalStands() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 3);
      incident.decide("approve");
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      assertEquals(0, incident.writes());
      incident.installation.aws().faults().clear();
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void anApprovalStandsThoughBedrockSaysNothingAtTheWrite() throws Exception {
    try (Incident incident = Incident.start()) {
      incident
          .installation
          .aws()
          .account()
          .putInferenceProfile("618048437522", LookAheadTest.gained());
      incident.deliver();
      var faults = incident.installation.aws().faults();
      faults.next("bedrock:GetInferenceProfile", Fault.THROTTLE, 1000);
      incident.decide("approve");
      assertEquals(CaseStatus.APPROVED, incident.standing().status(), incident.log());
      assertEquals(0, incident.writes());
      faults.clear();
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      assertTrue(incident.ours().values().iterator().next().contains("ca-central-1"));
    }
  }

  @Test
  void aPolicyInForceIsNeverLostSightOf() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.DROP_AFTER_WRITE, 4);
      incident.decide("approve");
      incident.installation.aws().faults().clear();
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 3);
      incident.pass(Duration.ofMinutes(11));
      assertTrue(incident.standing().status().holdsPolicy(), incident.standing().toString());
      incident.installation.aws().faults().clear();
      incident.pass(Duration.ofMinutes(11));
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aPauseAfterTheClearanceStillStopsTheWrite() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.TIME_OUT, 1000);
      incident.decide("approve");
      assertEquals(CaseStatus.APPLYING, incident.standing().status());
      incident.installation.aws().faults().clear();
      incident.write(SwitchRow.turned(true));
      long before = incident.writes();
      incident.pass(Duration.ofHours(1));
      assertEquals(before, incident.writes());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void oneRowNobodyCanReadDelaysNoOther() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, AttributeValue> broken = new HashMap<>(incident.row());
      broken.put(CaseTable.PK, AttributeValue.fromS("case#br-aaaaaaaaaa"));
      broken.put("id", AttributeValue.fromS("br-aaaaaaaaaa"));
      broken.put(CaseTable.DUE_AT, AttributeValue.fromN("1"));
      incident.write(broken);
      incident.write(
          Map.of(
              CaseTable.PK,
              AttributeValue.fromS("request#br-aaaaaaaaaa"),
              CaseTable.SK,
              AttributeValue.fromS("0001"),
              "viewHash",
              AttributeValue.fromS("x")));
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status());
      assertTrue(incident.log().contains("review-failed"), incident.log());
    }
  }

  @Test
  void aDecisionThatDoesNotCountMakesRoomForOneThatDoes() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, AttributeValue> request = new HashMap<>(incident.requestRow());
      request.put("proofHash", AttributeValue.fromS("0".repeat(64)));
      incident.write(request);
      incident.decide("approve");
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(2, incident.standing().generation());
      assertEquals(2, incident.requests());
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  @Test
  void aCallDeniedAgainAfterTheRepairIsToldOf() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      String later = Incident.event().replace("2025-10-12T14:03:21Z", "2025-10-12T15:03:21Z");
      incident.clock.advance(Duration.ofHours(1));
      incident.installation.deliver(List.of(later));
      assertEquals(CaseStatus.RECURRED, incident.standing().status());
      assertEquals(4, incident.installation.aws().publications().size());
    }
  }
}
