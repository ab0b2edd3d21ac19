package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Several requests at once, reminders, and an installation without a page.
class AskingPeopleTest {
  private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";

  @Test
  void fiveCasesAtOnceAreFiveThreadsAndNoMore() throws Exception {
    List<String> models =
        List.of(
            MODEL,
            "anthropic.claude-haiku-4-5-20251001-v1:0",
            "anthropic.claude-opus-4-1-20250805-v1:0",
            "anthropic.claude-sonnet-4-20250514-v1:0",
            "anthropic.claude-3-7-sonnet-20250219-v1:0");
    try (Incident incident = Incident.start()) {
      List<String> events = models.stream().map(m -> Incident.event().replace(MODEL, m)).toList();
      incident.installation.deliver(events);
      incident.installation.deliver(events);
      Set<Object> threads = new HashSet<>();
      for (var sent : incident.installation.aws().publications()) {
        Map<String, Object> slack = JSON.std.mapFrom(SentMessage.read(sent.message()).slack());
        assertTrue(
            slack.get("metadata") instanceof Map<?, ?> m
                && threads.add(String.valueOf(m.get("threadId"))));
      }
      assertEquals(5, threads.size());
      assertEquals(5, incident.requests());
    }
  }

  @Test
  void peopleAreRemindedOnceAndTheTimeStaysAsItWas() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.pass(Duration.ofHours(17));
      assertEquals(1, incident.installation.aws().publications().size());
      incident.pass(Duration.ofHours(2));
      assertTrue(incident.mail().startsWith("DECISION STILL NEEDED"), incident.mail());
      incident.pass(Duration.ofHours(4));
      assertEquals(2, incident.installation.aws().publications().size());
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      incident.pass(Duration.ofHours(2));
      assertEquals(CaseStatus.EXPIRED, incident.standing().status());
    }
  }

  @Test
  void whereThereIsNoPageTheMailHasNoLinkAndTheCommandLineDecides() throws Exception {
    Map<String, String> noPage = Map.of(EnvironmentKeys.APPROVAL_CHANNEL, "iam-only");
    try (Incident incident = Incident.start(noPage).deliver()) {
      assertFalse(incident.mail().contains("http"), incident.mail());
      OtherWaysTest.cli(incident, 0, "approve", Incident.id().value(), "--yes");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }
}
