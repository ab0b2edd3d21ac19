package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an installation does when an hour's requests, a day's writes or its patience are used up.
class LimitsOnTheWayTest {
  private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final List<String> OTHERS =
      List.of(
          "anthropic.claude-haiku-4-5-20251001-v1:0",
          "anthropic.claude-sonnet-4-20250514-v1:0",
          "anthropic.claude-3-7-sonnet-20250219-v1:0");

  @Test
  void theRestOfAnHourIsToldInOneDigest() throws Exception {
    Map<String, String> environment = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(environment).deliver()) {
      incident.installation.deliver(others());
      assertEquals(1, incident.requests());
      for (int i = 0; i < 12 && digests(incident).isEmpty(); i++) {
        incident.pass(Duration.ofMinutes(5));
      }
      incident.pass(Duration.ofMinutes(1));
      assertEquals(
          List.of("[Waiting] 3 more cases in 618048437522"), digests(incident), incident.log());
      assertEquals(1, incident.requests());
      incident.pass(Duration.ofMinutes(10));
      assertEquals(2, incident.requests());
    }
  }

  @Test
  void aDaysWritesUsedUpDropTheInstallationToDryRunUntilAPersonSaysSo() throws Exception {
    try (Incident incident = autoWithOneWrite()) {
      incident.deliver();
      assertEquals(1, incident.ours().size());
      incident.installation.deliver(List.of(other(0)));
      assertEquals(1, incident.ours().size());
      assertTrue(
          incident.installation.aws().publications().stream()
              .anyMatch(p -> p.subject().orElse("").startsWith("[Dry run]")),
          incident.log());
      // The next day has room again, but nobody has looked yet.
      incident.pass(Duration.ofDays(1));
      incident.installation.deliver(List.of(other(1)));
      assertEquals(1, incident.ours().size());
      assertEquals(2, incident.cases("REPORTED") + incident.cases("FAILED"));
      resume(incident);
      incident.installation.deliver(List.of(other(2)));
      // An event of yesterday is nothing a rule acts on; that a person is asked shows that it goes
      // on.
      assertEquals(1, incident.cases("PENDING"), incident.log());
    }
  }

  @Test
  void eachDropToDryRunIsToldAlsoTheSecondOfADay() throws Exception {
    try (Incident incident = autoWithOneWrite()) {
      incident.deliver();
      incident.installation.deliver(List.of(other(0)));
      assertEquals(1, incident.told("[Dry run]"), incident.log());
      incident.clock.advance(Duration.ofMinutes(5));
      resume(incident);
      incident.clock.advance(Duration.ofMinutes(1));
      incident.installation.deliver(List.of(other(1)));
      assertEquals(2, incident.told("[Dry run]"), incident.log());
    }
  }

  @Test
  void aRepairThatDoesNotHoldIsOnlyReportedInDryRunAndAskedAboutAfterwards() throws Exception {
    try (Incident incident = autoWithOneWrite()) {
      incident.deliver();
      incident.installation.deliver(List.of(other(0)));
      int requests = incident.requests();
      String name = incident.ours().keySet().iterator().next();
      String changed =
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
              + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, changed);
      incident.pass(Duration.ofMinutes(2));
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      assertEquals(requests, incident.requests());
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      resume(incident);
      incident.deliverAgainAfter(Duration.ofMinutes(60));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(requests + 1, incident.requests());
    }
  }

  @Test
  void undoGoesOnInDryRun() throws Exception {
    try (Incident incident = autoWithOneWrite()) {
      incident.deliver();
      incident.installation.deliver(List.of(other(0)));
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertTrue(incident.ours().isEmpty());
    }
  }

  @Test
  void aWriteThatNeverGetsAnAnswerIsGivenUpAfterFiveTimesAndCounted() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:PutRolePolicy", Fault.SERVER_ERROR, 1000);
      incident.decide("approve");
      // Later and later: after 10, 20, 40, 60 and 60 minutes, and given up an hour after that.
      for (int minutes : List.of(11, 21, 41, 61, 61)) {
        incident.pass(Duration.ofMinutes(minutes - 2));
        long before = incident.writes();
        incident.pass(Duration.ofMinutes(2));
        assertTrue(incident.writes() > before, "armed after " + minutes + " minutes");
      }
      incident.pass(Duration.ofMinutes(61));
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      assertTrue(incident.log().contains("\"ApplyFailed\":1"), incident.log());
    }
  }

  @Test
  void aPauseBetweenApprovalAndWriteHoldsTheWriteAndLosesNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      approvedButHeld(incident);
      incident.pause();
      incident.installation.aws().faults().clear();
      for (int i = 0; i < 9; i++) {
        incident.pass(Duration.ofMinutes(11));
      }
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      assertEquals(0, incident.writes());
      resume(incident);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  @Test
  void aSwitchThatCannotBeReadHoldsTheWrite() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      approvedButHeld(incident);
      incident.write(SwitchRow.unreadable("perhaps"));
      incident.installation.aws().faults().clear();
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  /// The page refuses an approval while paused, so the switch is thrown between approval and write.
  private static void approvedButHeld(Incident incident) throws Exception {
    incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 1000);
    incident.decide("approve");
    assertEquals(CaseStatus.APPROVED, incident.standing().status());
  }

  static Incident autoWithOneWrite() {
    Map<String, String> environment = new HashMap<>();
    environment.put(EnvironmentKeys.MODE, "auto");
    environment.put(EnvironmentKeys.AUTO_PRINCIPALS, "*");
    environment.put(EnvironmentKeys.ALLOWED_REGIONS, "*");
    environment.put(EnvironmentKeys.WRITES_PER_ACCOUNT_DAY, "1");
    Incident incident = Incident.start(environment);
    incident.installation.aws().account().setTag(Incident.ROLE, "bedrock-remedy", "auto");
    return incident;
  }

  private static void resume(Incident incident) throws Exception {
    incident.write(SwitchRow.turned(false, incident.clock.instant()));
  }

  private static List<String> digests(Incident incident) {
    return incident.installation.aws().publications().stream()
        .map(p -> p.subject().orElse(""))
        .filter(s -> s.startsWith("[Waiting]"))
        .toList();
  }

  static String other(int which) {
    return Incident.event().replace(MODEL, OTHERS.get(which));
  }

  private static List<String> others() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < OTHERS.size(); i++) {
      events.add(other(i));
    }
    return events;
  }
}
