package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Decisions that do not come from the page: with AWS credentials and from Slack.
class OtherWaysTest {
  private static final String OPERATOR = "arn:aws:iam::618048437522:root";
  private static final Map<String, String> WITH_SLACK =
      Map.of(
          EnvironmentKeys.SLACK_ALIAS,
          SlackCommand.ALIAS,
          EnvironmentKeys.APPROVAL_CHANNEL,
          "slack");

  @Test
  void theCommandLineApprovesWithTheCallersOwnSignature() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      assertTrue(cli(incident, 0, "list", "--open").contains(Incident.id().value()));
      assertTrue(cli(incident, 0, "approve", id(), "--yes").startsWith("Approved."));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      String shown = cli(incident, 0, "show", id());
      assertTrue(shown.contains(OPERATOR + " (checked by"), shown);
      assertTrue(mails(incident).contains(OPERATOR + " (checked"), mails(incident));
    }
  }

  @Test
  void theCommandLineRejectsOnlyWithAReason() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      assertTrue(cli(incident, 1, "reject", id(), "--yes").contains("reason"));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      cli(incident, 0, "reject", id(), "--yes", "--reason", "not this model");
      assertEquals(CaseStatus.REJECTED, incident.standing().status());
      assertTrue(cli(incident, 1, "approve", id(), "--yes").contains("Already decided: rejected"));
      assertEquals(0, incident.writes());
    }
  }

  @Test
  void theCommandLineUndoesWhatItApproved() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      cli(incident, 1, "rollback", id(), "--yes");
      cli(incident, 0, "approve", id(), "--yes");
      cli(incident, 0, "rollback", id(), "--yes", "--reason", "second thoughts");
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status());
      assertEquals(Map.of(), incident.ours());
    }
  }

  @Test
  void nobodyApprovesWhilePausedByAnyWay() throws Exception {
    try (Incident incident = Incident.start(WITH_SLACK).deliver()) {
      assertTrue(cli(incident, 1, "pause").contains("reason"));
      cli(incident, 0, "pause", "--reason", "incident 12");
      assertTrue(cli(incident, 1, "approve", id(), "--yes").startsWith("Paused"));
      assertTrue(
          press(incident, SlackCommand.ALIAS, button(incident, "approve")).contains("Paused"));
      assertEquals(409, incident.person().decide("approve", "Ada", "because"));
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      cli(incident, 0, "resume");
      cli(incident, 0, "approve", id(), "--yes");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
    }
  }

  @Test
  void aCallerNobodyAuthenticatedDecidesNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      byte[] event = call(incident, body(incident, "approve", "proof"));
      assertEquals(403, status(incident.installation.approval(event)));
      byte[] slack = LambdaEvents.authenticated(event, "arn:aws:iam::1:user/<b>");
      assertEquals(403, status(incident.installation.approval(slack)));
      incident.installation.settle();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
    }
  }

  /// The function people reach may be taken over: what it writes must not be enough.
  @Test
  void aDecisionWithoutTheCallersSignatureIsNotTakenIn() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      byte[] event = call(incident, body(incident, "approve", ""));
      byte[] authenticated = LambdaEvents.authenticated(event, OPERATOR);
      assertEquals(200, status(incident.installation.approval(authenticated)));
      incident.installation.settle();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(2, incident.standing().generation(), "people are asked anew");
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("AWS does not know"), incident.log());
    }
  }

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
          LambdaEvents.authenticated(call(incident, body(incident, "approve", "proof")), OPERATOR);
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
      otherPlan.put("h", hash(incident).substring(0, 16));
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

  private static String id() {
    return Incident.id().value();
  }

  static String cli(Incident incident, int expected, String... arguments) {
    return cli(incident.installation.aws(), expected, arguments);
  }

  static String cli(LocalAws aws, int expected, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint=" + aws.endpoint());
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    assertEquals(expected, code, all + "\n" + out + err);
    return out.toString();
  }

  private static String mails(Incident incident) {
    return incident.installation.aws().publications().stream()
        .map(p -> SentMessage.read(p.message()).email())
        .reduce("", String::concat)
        .replaceAll("\\s+", " ");
  }

  private static String hash(Incident incident) {
    return incident.standing().plan().proposal().orElseThrow().sha256();
  }

  private static Map<String, String> button(Incident incident, String decision) {
    return Map.of("i", id(), "h", incident.form(), "d", decision);
  }

  private static String press(Incident incident, String alias, Map<String, String> payload)
      throws Exception {
    byte[] answer = incident.installation.pressed(alias, JSON.std.asBytes(payload));
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static String body(Incident incident, String decision, String proof) throws Exception {
    return JSON.std.asString(
        Map.of(
            "decision",
            decision,
            "case",
            id(),
            "plan",
            hash(incident),
            "reason",
            "",
            "proof",
            proof,
            "by",
            "arn:aws:iam::618048437522:user/boss"));
  }

  private static byte[] call(Incident incident, String body) {
    return LambdaEvents.httpApi(
        "POST",
        "/decisions",
        "",
        Map.of("content-type", "application/json", "host", "approve.example.com"),
        body,
        "192.0.2.7",
        incident.clock.instant());
  }

  private static int status(byte[] answer) throws Exception {
    return ((Number) JSON.std.mapFrom(answer).getOrDefault("statusCode", 0)).intValue();
  }
}
