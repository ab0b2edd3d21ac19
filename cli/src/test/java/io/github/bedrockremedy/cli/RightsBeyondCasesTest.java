package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What a case of `events/` is too short for, told to its end: each call is recorded with the role
/// that made it.
class RightsBeyondCasesTest {
  private static final Path USER = Path.of("../events/missing-model/iam-user");
  private static final String COVERS =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
          + "\"Action\":\"bedrock:InvokeModel*\",\"Resource\":\"*\"}]}";

  private final HandlerRights rights = new HandlerRights();

  @Test
  void eachRightNoCaseNeedsIsNeededInOneOfTheseStoriesAndNothingBeyondTheRoles() throws Exception {
    together();
    undone();
    userUndone();
    coveredByTheOwner();
    digest();
    decisionNobodyTookIn();
    subscribersCounted();
    lookedAhead();
    lookedAtItself();
    dayUsedUp();
    Set<String> unseen = new TreeSet<>();
    for (String each : RightsPage.beyondCases()) {
      String[] parts = each.split(" ", 2);
      if (rights.cases(parts[0], parts[1]).isEmpty()) {
        unseen.add(each);
      }
    }
    assertEquals(Set.of(), unseen, "docs/rights.md");
    assertEquals(Set.of(), rights.wider());
    assertEquals(Set.of("ApprovalHandler control"), rights.unwritten());
  }

  private void together() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(
          List.of(Incident.event(), Incident.event().replace("sonnet-4-5", "sonnet-4")));
      assertEquals(2, incident.cases());
      record("together", incident);
    }
  }

  private void undone() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.undo();
      assertEquals(Map.of(), incident.ours());
      record("undone", incident);
    }
  }

  private void userUndone() throws Exception {
    String event = Files.readString(USER.resolve("event.json"));
    var replayed =
        new ReplayCase("user", List.of(event), AccountFile.read(USER.resolve("account.json")));
    var clock = new ReplayClock(replayed.start());
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (var installation = Installation.start(replayed.account(), Map.of(), clock, nowhere, 0)) {
      var replay = new Replay(replayed, installation, clock);
      replay.deliver();
      String id = replay.cases().getFirst().id().value();
      for (String command : List.of("approve", "rollback")) {
        OtherWaysTest.cli(installation.aws(), 0, command, id, "--yes");
      }
      rights.add("user undone", installation.aws().calls().list());
    }
  }

  private void coveredByTheOwner() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "owners", COVERS);
      incident.pass(Duration.ofHours(25));
      assertEquals(Map.of(), incident.ours());
      record("covered", incident);
    }
  }

  private void digest() throws Exception {
    try (Incident incident =
        Incident.start(Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1")).deliver()) {
      String model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
      incident.installation.deliver(
          List.of(Incident.event().replace(model, "anthropic.claude-haiku-4-5-20251001-v1:0")));
      for (int i = 0; i < 13; i++) {
        incident.pass(Duration.ofMinutes(5));
      }
      record("digest", incident);
    }
  }

  /// The function that would take it in is down while the clock strikes.
  private void decisionNobodyTookIn() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.approval(
          DecisionCall.authenticated(incident, DecisionCall.body(incident, "approve", "", "x")));
      incident.pass(Duration.ofMinutes(6));
      record("decision", incident);
    }
  }

  private void subscribersCounted() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.review("{\"task\":\"daily\"}".getBytes(StandardCharsets.UTF_8));
      record("subscribers", incident);
    }
  }

  private void lookedAhead() throws Exception {
    try (Incident incident = Incident.start()) {
      LookAheadTest.grant(incident);
      incident.installation.review(Clock.daily());
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      record("looked ahead", incident);
    }
  }

  private void lookedAtItself() throws Exception {
    try (Installation installation =
        LifelinesTest.installed(
            Files.readString(LifelinesTest.ACCOUNT), OutputStream.nullOutputStream())) {
      installation.review(Clock.daily());
      rights.add("looked at itself", installation.aws().calls().list());
    }
  }

  private void dayUsedUp() throws Exception {
    try (Incident incident = LimitsOnTheWayTest.autoWithOneWrite().deliver()) {
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(0)));
      record("day used up", incident);
    }
  }

  private void record(String story, Incident incident) {
    rights.add(story, incident.installation.aws().calls().list());
  }
}
