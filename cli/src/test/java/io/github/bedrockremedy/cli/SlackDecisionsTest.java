package io.github.bedrockremedy.cli;

import static io.github.bedrockremedy.cli.SlackButton.WITH_SLACK;
import static io.github.bedrockremedy.cli.SlackButton.button;
import static io.github.bedrockremedy.cli.SlackButton.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Decisions from Slack: what its buttons may do, and what they may not.
class SlackDecisionsTest {
  @Test
  void aButtonApprovesOnceAndALateClickIsToldWhoDecided() throws Exception {
    try (Incident incident = Incident.start(WITH_SLACK).deliver()) {
      Map<String, String> approve = button(incident, "approve");
      assertTrue(press(incident, SlackCommand.ALIAS, approve).contains("Approved."));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      String late = press(incident, SlackCommand.ALIAS, button(incident, "reject"));
      assertTrue(late.contains("Already decided: approved by someone in Slack"), late);
      assertEquals(1, incident.writes());
    }
  }

  @Test
  void theChannelIsTheAliasAndNeverThePayload() throws Exception {
    try (Incident incident = Incident.start(WITH_SLACK).deliver()) {
      Map<String, String> approve = button(incident, "approve");
      for (String alias : List.of("1", "live", "$LATEST", "slack2")) {
        assertTrue(press(incident, alias, approve).contains("\"statusCode\":500"), alias);
      }
      byte[] asCommandLine =
          DecisionCall.authenticated(incident, DecisionCall.body(incident, "approve", "", "proof"));
      String answer =
          new String(
              incident.installation.pressed(SlackCommand.ALIAS, asCommandLine),
              StandardCharsets.UTF_8);
      assertTrue(answer.contains("and nothing else"), answer);
      for (String wish : List.of("rollback", "pause", "resume", "")) {
        assertTrue(
            press(incident, SlackCommand.ALIAS, button(incident, wish)).contains("nothing else"));
      }
      Map<String, String> more = new HashMap<>(approve);
      more.put("by", "arn:aws:iam::618048437522:user/boss");
      assertTrue(press(incident, SlackCommand.ALIAS, more).contains("nothing else"));
      Map<String, String> otherPlan = new HashMap<>(approve);
      otherPlan.put("h", "0".repeat(16));
      assertTrue(press(incident, SlackCommand.ALIAS, otherPlan).contains("another one"));
      String hash = incident.standing().plan().proposal().orElseThrow().sha256();
      otherPlan.put("h", hash.substring(0, 16));
      assertTrue(
          press(incident, SlackCommand.ALIAS, otherPlan).contains("another one"),
          "what a denied caller can find out is no proof of a message");
      otherPlan.put("h", "");
      assertTrue(press(incident, SlackCommand.ALIAS, otherPlan).contains("another one"));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void aHighRiskIsNotDecidedInSlack() throws Exception {
    ReplayCase high = ReplayCase.read("../events/missing-action/apply-guardrail", Optional.empty());
    var clock = new ReplayClock(high.start().plusSeconds(30));
    var log = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (var installation = Installation.start(high.account(), WITH_SLACK, clock, log, 0)) {
      installation.deliver(high.records());
      CaseId id = CaseKey.of(DenialReader.read(high.events().getFirst())).id();
      Case asked = installation.ledger().find(id).orElseThrow();
      assertEquals(CaseStatus.PENDING, asked.status());
      assertEquals(Optional.of("high"), asked.plan().verdict().risk());
      byte[] press =
          JSON.std.asBytes(Map.of("i", id.value(), "h", "0123456789abcdef", "d", "approve"));
      String answer =
          new String(installation.pressed(SlackCommand.ALIAS, press), StandardCharsets.UTF_8);
      assertTrue(answer.contains("risk is high"), answer);
      assertEquals(CaseStatus.PENDING, installation.ledger().find(id).orElseThrow().status());
      String slack =
          SentMessage.read(installation.aws().publications().getLast().message()).slack();
      assertFalse(slack.contains("additionalContext"), "no buttons on what Slack cannot decide");
    }
  }
}
