package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnoser;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A caller that tries one model after the other is not handed any.
class ManyModelsTest {
  private static final String SONNET = "claude-sonnet-4-5-20250929";

  /// The incident's denial as of other models, one record for each; refused by the organisation, so
  /// that nobody is asked about them.
  private static List<String> others(int count) {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(
          Incident.event()
              .replace(SONNET, "claude-try-" + i + "-20250929")
              .replace(
                  "because no identity-based policy allows the bedrock:InvokeModel action",
                  "with an explicit deny in a service control policy"));
    }
    return records;
  }

  @Test
  void theEighthModelWithinTenMinutesRaisesTheAlarmAndAsksForNothing() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(others(Diagnoser.MANY_MODELS - 1));
      assertFalse(subjects(incident).contains("[Alarm]"), subjects(incident));
      incident.deliver();
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
      assertEquals("compromised-principal", incident.standing().plan().finding().cause());
      assertTrue(
          incident.standing().plan().finding().explanation().contains("8 different models"),
          incident.standing().plan().finding().explanation());
      assertEquals(0, incident.requests());
      assertTrue(subjects(incident).contains("[Alarm]"), subjects(incident));
      assertTrue(incident.log().contains("\"Compromised\":1"), incident.log());
    }
  }

  /// Each model somebody makes up is a case, and a mail each would cost the mailbox.
  @Test
  void oneAlarmAnHourIsToldAtOnceAndTheRestInTheDigest() throws Exception {
    try (Incident incident = Incident.start()) {
      for (String one : others(40)) {
        incident.installation.deliver(List.of(one));
        incident.clock.advance(Duration.ofSeconds(8));
      }
      assertEquals(1, told(incident, "[Alarm]"), subjects(incident));
      assertEquals(5, told(incident, "[Report]"), subjects(incident));
      for (int i = 0; i < 12; i++) {
        incident.pass(Duration.ofMinutes(5));
      }
      assertEquals(1, told(incident, "[Alarm]"), subjects(incident));
      assertTrue(
          subjects(incident).endsWith("[Report] 34 more cases in 618048437522]"),
          subjects(incident));
      assertEquals(6, told(incident, "[Report]"), subjects(incident));
    }
  }

  @Test
  void theNextHourTellsOfItAgain() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(others(9));
      assertEquals(1, told(incident, "[Alarm]"), subjects(incident));
      incident.clock.advance(Duration.ofMinutes(58));
      incident.deliver();
      assertEquals(2, told(incident, "[Alarm]"), subjects(incident));
    }
  }

  private static long told(Incident incident, String tag) {
    return incident.installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith(tag))
        .count();
  }

  @Test
  void sevenModelsAreAnApplicationLikeAnother() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.deliver(others(Diagnoser.MANY_MODELS - 2));
      incident.deliver();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
    }
  }

  @Test
  void aPatchApprovedBeforeTheStormIsNotWrittenAfterIt() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      incident.installation.deliver(others(Diagnoser.MANY_MODELS - 1));
      incident.decide("approve");
      assertEquals(CaseStatus.OUTDATED, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void aRepeatOfAKnownCaseCostsTheTrailNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      long before = trail(incident);
      assertEquals(1, before);
      incident.installation.deliver(
          List.of(Incident.event().replace("2025-10-12T14:03:21Z", "2025-10-12T14:05:21Z")));
      assertEquals(before, trail(incident));
    }
  }

  @Test
  void explainSeesTheStormInAFileOfRecords(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("many.json");
    Files.writeString(file, "[" + String.join(",", others(Diagnoser.MANY_MODELS)) + "]");
    var out = new StringWriter();
    new CommandLine(new ExplainCommand())
        .setOut(new PrintWriter(out))
        .execute(file.toString(), "--format", "JSON");
    List<String> lines = out.toString().lines().toList();
    assertEquals(Diagnoser.MANY_MODELS, lines.size());
    for (String line : lines) {
      assertTrue(line.contains("\"cause\":\"compromised-principal\""), line);
      assertTrue(line.contains("\"patch\":null"), line);
    }
  }

  private static String subjects(Incident incident) {
    return incident.installation.aws().publications().stream()
        .map(Publication::subject)
        .map(s -> s.orElse(""))
        .toList()
        .toString();
  }

  private static long trail(Incident incident) {
    return incident.rows().stream()
        .map(row -> java.util.Objects.requireNonNull(row.get(CaseTable.PK)).s())
        .filter(key -> key.startsWith(CaseTable.PRINCIPAL_PREFIX))
        .count();
  }
}
