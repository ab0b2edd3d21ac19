package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DenialBatchTest {
  @Test
  void aBatchOfAHundredEqualDenialsCostsNoMoreThanOne() throws Exception {
    long one;
    try (Incident incident = Incident.start().deliver()) {
      one = incident.awsCalls();
    }
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(Collections.nCopies(100, Incident.event()));
      assertEquals(1, incident.requests());
      assertEquals(
          100, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
      assertEquals(1, incident.cases());
      assertEquals(one, incident.awsCalls());
      assertTrue(one <= 15, "one denial cost " + one + " calls");
    }
  }

  @Test
  void aRepeatIsCountedAndAsksAwsNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      long before = incident.awsCalls();
      incident.clock.advance(Duration.ofMinutes(1));
      incident.deliver();
      assertEquals(before, incident.awsCalls());
      assertEquals(
          2, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
      assertEquals(1, incident.requests());
    }
  }

  @Test
  void aBatchOfRepeatsOfManyCasesReadsThemInOneCall() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(three());
      incident.installation.aws().calls().reset();
      incident.clock.advance(Duration.ofSeconds(10));
      incident.installation.deliver(three());
      var calls = incident.installation.aws().calls();
      assertEquals(1, calls.count("dynamodb:BatchGetItem"));
      assertEquals(0, calls.count("dynamodb:GetItem"));
      assertEquals(0, incident.awsCalls());
    }
  }

  @Test
  void whatIsNoMereRepeatIsReadByItselfAndPlannedAsEver() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(three());
      incident.pass(Duration.ofDays(4));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status());
      incident.clock.advance(Duration.ofMinutes(1));
      incident.installation.deliver(three(Incident.event(incident.clock.instant())));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.standing().generation());
    }
  }

  @Test
  void casesThatCannotBeReadTogetherAreReadOneByOne() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.aws().faults().next("dynamodb:BatchGetItem", Fault.ACCESS_DENIED, 1);
      incident.installation.deliver(three());
      assertEquals(3, incident.cases());
      assertTrue(incident.log().contains("read-apart"), incident.log());
    }
  }

  @Test
  void aRowNobodyCanReadHoldsUpNoOtherOfItsBatch() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(three());
      var row = incident.row();
      row.put("plan", AttributeValue.fromS("{"));
      incident.write(row);
      byte[] answer = incident.installation.deliver(three());
      assertEquals(
          "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + LambdaEvents.messageId(0) + "\"}]}",
          new String(answer, StandardCharsets.UTF_8));
    }
  }

  /// Denials of three cases.
  private static List<String> three() {
    return three(Incident.event());
  }

  private static List<String> three(String one) {
    return List.of(
        one,
        one.replace("sonnet-4-5-20250929", "sonnet-4-20250514"),
        one.replace("sonnet-4-5-20250929", "haiku-4-5-20251001"));
  }

  @Test
  void whatIsNotOursIsNamedAndHarmsNoOther() throws Exception {
    String foreign = Incident.event().replace("618048437522", "999988887777");
    String mixed =
        Incident.event().replace("\"account\": \"618048437522\"", "\"account\": \"999988887777\"");
    String success = Incident.event().replaceAll("\"errorCode\".*\n.*\"errorMessage\".*\n", "");
    try (Incident incident = Incident.start()) {
      byte[] answer =
          incident.installation.deliver(
              List.of("{broken", foreign, mixed, success, Incident.event()));
      assertEquals(
          "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + LambdaEvents.messageId(0) + "\"}]}",
          new String(answer, StandardCharsets.UTF_8));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(1, incident.cases());
      assertTrue(incident.log().contains("event-unreadable"), incident.log());
      assertTrue(incident.log().contains("account 999988887777 is not served"), incident.log());
      assertTrue(incident.log().contains("mixes account"), incident.log());
      assertTrue(incident.log().contains("the call succeeded"), incident.log());
    }
  }

  @Test
  void aForeignAccountIsRefusedBeforeAnythingIsAskedOrWritten() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.aws().calls().reset();
      incident.installation.deliver(
          List.of(Incident.event().replace("618048437522", "999988887777")));
      assertEquals(0, incident.awsCalls());
      assertEquals(List.of(), incident.rows());
    }
  }

  @Test
  void aMessageOfAnotherQueueIsRefusedByName() throws Exception {
    try (Incident incident = Incident.start()) {
      byte[] event =
          LambdaEvents.sqsBatch(
              "arn:aws:sqs:us-east-1:618048437522:another", List.of(Incident.event()));
      byte[] answer = incident.installation.denials().invoke(event);
      assertTrue(new String(answer, StandardCharsets.UTF_8).contains(LambdaEvents.messageId(0)));
      assertTrue(incident.log().contains("not from this system's queue"), incident.log());
      assertEquals(List.of(), incident.rows());
    }
  }

  @Test
  void aMessageCutByCloudTrailIsReportedAndAskedForByNobody() throws Exception {
    String whole = Incident.denied().event().errorMessage();
    String cut = whole.substring(0, whole.indexOf("because")) + "x".repeat(900);
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(
          List.of(Incident.event().replace(whole, cut.substring(0, 1024))));
      assertEquals(0, incident.requests());
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("\"cause\":\"undetermined\""), incident.log());
    }
  }
}
