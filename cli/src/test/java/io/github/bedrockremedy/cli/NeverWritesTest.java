package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// From the attacker's side: whatever lies in the table, IAM is written only after a person held
/// the
/// link and typed the code, or the rules clear a plan made afresh.
class NeverWritesTest {
  private static final String POLICY_OF_AN_ATTACKER =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"*\"],"
          + "\"Resource\":[\"*\"]}]}";

  @Test
  void aRowThatSaysApprovedIsAskedAboutAgain() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, AttributeValue> row = incident.row();
      row.put("status", AttributeValue.fromS("APPROVED"));
      row.put("version", AttributeValue.fromN("99"));
      row.put(CaseTable.OWES, AttributeValue.fromS("patch"));
      incident.write(row);
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void anApprovalWrittenIntoTheRowCountsAsNone() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String hash = incident.standing().plan().proposal().orElseThrow().sha256();
      Map<String, AttributeValue> row = incident.row();
      row.put("status", AttributeValue.fromS("APPROVED"));
      row.put("version", AttributeValue.fromN("99"));
      row.put(CaseTable.OWES, AttributeValue.fromS("patch"));
      row.put(
          "approval",
          AttributeValue.fromM(
              Map.of(
                  "by", AttributeValue.fromS("Mallory"),
                  "via", AttributeValue.fromS("page"),
                  "at", AttributeValue.fromS("2025-10-12T14:04:00Z"),
                  "planHash", AttributeValue.fromS(hash))));
      incident.write(row);
      assertEquals(0, incident.writes());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void aDecisionWrittenByHandLacksTheProofOfThePage() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String hash = incident.standing().plan().proposal().orElseThrow().sha256();
      incident.write(decision(hash, "0".repeat(64)));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("does not come from the page"), incident.log());
    }
  }

  @Test
  void anotherPolicyTextInTheRowIsNotWhatIsWritten() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, AttributeValue> row = incident.row();
      CasePlan plan = incident.standing().plan();
      String honest = JSON.std.asString(plan.proposal().orElseThrow().text());
      String forged = JSON.std.asString(POLICY_OF_AN_ATTACKER);
      String stored = row.getOrDefault("plan", AttributeValue.fromS("")).s();
      assertTrue(stored.contains(honest), stored);
      row.put("plan", AttributeValue.fromS(stored.replace(honest, forged)));
      row.put("version", AttributeValue.fromN("99"));
      incident.write(row);
      incident.decide("approve");
      assertEquals(
          List.of(plan.proposal().orElseThrow().text()), List.copyOf(incident.ours().values()));
    }
  }

  @Test
  void anApprovalOfAnotherHashIsNotTakenIn() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.write(decision("f".repeat(64), "0".repeat(64)));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("about another plan"), incident.log());
    }
  }

  @Test
  void aRoleChangedSinceThePlanIsOutdated() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(
              Incident.ROLE,
              "new",
              "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
                  + "\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
      incident.decide("approve");
      assertEquals(CaseStatus.OUTDATED, incident.standing().status());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void aRoleMadeAnewUnderItsNameIsAnotherRole() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().account().recreate(Incident.ROLE, "AROAANOTHERONEENTIRELY");
      incident.decide("approve");
      assertEquals(CaseStatus.OUTDATED, incident.standing().status());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void aRoleThatOptedOutSinceIsLeftAlone() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.installation.aws().account().setTag(Incident.ROLE, "bedrock-remedy", "never");
      incident.deliver();
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void aPausedInstallationWritesOnlyAfterItRunsAgain() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.write(SwitchRow.turned(true, "tried out"));
      incident.deliver();
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      assertEquals(0, incident.writes());
      incident.pass(Duration.ofMinutes(20));
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      incident.write(SwitchRow.turned(false, "tried out"));
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void dryRunHasNobodyWhoCouldWrite() throws Exception {
    try (Incident incident = Incident.start(Map.of(EnvironmentKeys.MODE, "dry-run")).deliver()) {
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
      assertEquals(0, incident.requests());
      Map<String, AttributeValue> row = incident.row();
      row.put("status", AttributeValue.fromS("APPROVED"));
      row.put("version", AttributeValue.fromN("99"));
      row.put(CaseTable.OWES, AttributeValue.fromS("patch"));
      incident.write(row);
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void theDailyLimitOfAPrincipalHolds() throws Exception {
    Map<String, String> environment = Map.of(EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY, "0");
    try (Incident incident = Incident.start(environment).deliver()) {
      incident.decide("approve");
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void aRowNobodyCanReadIsAnErrorAndNoWrite() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.write(
          Map.of(
              CaseTable.PK, AttributeValue.fromS("case#" + Incident.id()),
              CaseTable.SK, AttributeValue.fromS("case"),
              CaseTable.OWES, AttributeValue.fromS("patch")));
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("UnreadableItem"), incident.log());
    }
  }

  private static Map<String, AttributeValue> decision(String planHash, String proof) {
    Map<String, AttributeValue> item =
        Forged.approval(
            Incident.id(),
            planHash,
            proof,
            "Mallory",
            "page",
            Instant.parse("2025-10-12T14:04:00Z"));
    item.put("reason", AttributeValue.fromS("none"));
    item.put(CaseTable.DUE, AttributeValue.fromS("due"));
    item.put(CaseTable.DUE_AT, AttributeValue.fromN("1760277900"));
    return item;
  }
}
