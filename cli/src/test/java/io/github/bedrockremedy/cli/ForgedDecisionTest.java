package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.sts.StsCallers;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.decision.Callers;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows somebody put into the table past the function people reach, with signatures of many kinds.
class ForgedDecisionTest {
  private static final String OPERATOR = "arn:aws:iam::618048437522:root";
  private static final Path TWO_ACCOUNTS =
      Path.of("../events/missing-destination-regions/member-account-of-another-region");
  private static final String HOME = "111122223333";
  private static final String ATTACKER = "444455556666";

  @Test
  void aSignatureOverARejectionOrOfSomebodyElseApprovesNothing() throws Exception {
    String overRejection;
    try (Incident incident = Incident.start().deliver()) {
      OtherWaysTest.cli(incident, 0, "reject", Incident.id().value(), "--yes", "--reason", "no");
      overRejection = proof(incident);
    }
    try (Incident incident = Incident.start().deliver()) {
      incident.write(Forged.approval(incident, overRejection, OPERATOR, "iam"));
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("STS answered 403"), incident.log());
    }
    try (Incident incident = Incident.start().deliver()) {
      OtherWaysTest.cli(incident, 0, "approve", Incident.id().value(), "--yes");
      String proof = proof(incident);
      try (Incident other = Incident.start().deliver()) {
        other.write(Forged.approval(other, proof, "arn:aws:iam::618048437522:user/boss", "iam"));
        assertEquals(0, other.writes());
      }
    }
  }

  @Test
  void aRowThatClaimsToComeFromSlackCountsOnlyWhereThereAreButtons() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.write(Forged.approval(incident, "", "someone in Slack", "slack"));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void aRowThatClaimsToComeFromSlackNeedsWhatTheButtonsCarried() throws Exception {
    for (String proof : List.of("", "0".repeat(16))) {
      try (Incident incident = Incident.start(SlackButton.WITH_SLACK).deliver()) {
        incident.write(Forged.approval(incident, proof, "someone in Slack", "slack"));
        assertEquals(0, incident.writes(), proof);
      }
    }
    try (Incident incident = Incident.start(SlackButton.WITH_SLACK).deliver()) {
      incident.write(Forged.approval(incident, incident.form(), "someone in Slack", "slack"));
      assertEquals(1, incident.writes());
    }
  }

  @Test
  void whoIsNotOnTheListOfApproversDecidesNothing() throws Exception {
    Map<String, String> listed =
        Map.of(EnvironmentKeys.APPROVERS, "arn:aws:sts::618048437522:assumed-role/approver/*");
    try (Incident incident = Incident.start(listed).deliver()) {
      String id = Incident.id().value();
      String refused = OtherWaysTest.cli(incident, 1, "approve", id, "--yes");
      assertTrue(refused.contains("list of approvers"), refused);
      OtherWaysTest.cli(incident, 1, "resume");
      String statement =
          id + "/1/approve/" + incident.standing().plan().proposal().orElseThrow().sha256();
      String proof = signed(incident.installation.aws().endpoint(), "618048437522", statement);
      incident.write(Forged.approval(incident, proof, OPERATOR, "iam"));
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("not on the list of approvers"), incident.log());
    }
  }

  /// Whoever can write a decision has an AWS account of their own, and STS answers to everybody:
  /// the signature is good, over the very statement, and by the principal the row names.
  @Test
  void aSignatureOfAnotherAccountDecidesNothing() throws Exception {
    var log = new ByteArrayOutputStream();
    String event = Files.readString(TWO_ACCOUNTS.resolve("event.json"));
    AccountFile account = AccountFile.read(TWO_ACCOUNTS.resolve("account.json"));
    var clock = new ReplayClock(java.time.Instant.parse("2025-10-12T14:03:51Z"));
    for (var signer : Map.of(ATTACKER, CaseStatus.PENDING, HOME, CaseStatus.APPLIED).entrySet()) {
      try (var installation =
          Installation.start(
              account, Map.of(), clock, new PrintStream(log, true, StandardCharsets.UTF_8), 0)) {
        installation.deliver(List.of(event));
        Case asked = installation.ledger().find(id(event)).orElseThrow();
        String plan = asked.plan().proposal().orElseThrow().sha256();
        String proof =
            signed(
                installation.aws().endpoint(), signer.getKey(), asked.id() + "/1/approve/" + plan);
        String by = "arn:aws:iam::" + signer.getKey() + ":root";
        installation
            .dynamoDb()
            .putItem(
                put ->
                    put.tableName(installation.settings().table())
                        .item(
                            Forged.approval(asked.id(), plan, proof, by, "iam", clock.instant())));
        installation.settle();
        Case after = installation.ledger().find(asked.id()).orElseThrow();
        assertEquals(signer.getValue(), after.status(), signer.getKey());
      }
    }
    assertTrue(
        log.toString(StandardCharsets.UTF_8).contains("the signer is of another account"),
        log.toString(StandardCharsets.UTF_8));
  }

  private static CaseId id(String event) {
    var denied = (EventReading.AccessDenied) EventReader.read(event);
    return CaseKey.of(DenialReader.read(denied.event())).id();
  }

  private static String signed(URI sts, String accessKey, String statement) {
    var credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local"));
    return new CallerProof(sts, "us-east-1", credentials).over(statement);
  }

  /// What a caller signed is good for that decision and for nothing else.
  @Test
  void aCallersSignatureIsGoodForOneStatementAndOneAccount() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String hash = incident.standing().plan().proposal().orElseThrow().sha256();
      OtherWaysTest.cli(incident, 0, "approve", Incident.id().value(), "--yes");
      String proof = proof(incident);
      URI endpoint = incident.installation.aws().endpoint();
      Callers sts = new StsCallers(endpoint, "618048437522");
      String statement = Incident.id() + "/1/approve/" + hash;
      assertEquals(new Callers.Answer.Signed(OPERATOR), sts.signer(proof, statement));
      assertEquals(
          new Callers.Answer.NotSigned("the signer is of another account than the installation"),
          new StsCallers(endpoint, HOME).signer(proof, statement));
      for (String other :
          List.of(
              Incident.id() + "/2/approve/" + hash,
              Incident.id() + "/1/reject/" + hash,
              "br-aaaaaaaaaa/1/approve/" + hash,
              Incident.id() + "/1/approve/" + "0".repeat(64))) {
        assertTrue(sts.signer(proof, other) instanceof Callers.Answer.NotSigned, other);
      }
      for (String forged :
          List.of(
              "",
              "Action=GetCallerIdentity",
              proof.replace("GetCallerIdentity", "AssumeRole"),
              proof + "&Action=AssumeRole",
              proof.replace(DecisionRoute.STATEMENT_HEADER, "x-other"),
              proof.replace("X-Amz-Signature=", "X-Amz-Signature=0"),
              "@evil.example/" + proof,
              proof + "#")) {
        assertTrue(sts.signer(forged, statement) instanceof Callers.Answer.NotSigned, forged);
      }
    }
  }

  private static String proof(Incident incident) {
    return incident.rows().stream()
        .filter(r -> r.containsKey("proof"))
        .map(r -> r.getOrDefault("proof", AttributeValue.fromS("")).s())
        .findFirst()
        .orElseThrow();
  }
}
