package io.github.bedrockremedy.cli;

import static io.github.bedrockremedy.cli.SlackButton.WITH_SLACK;
import static io.github.bedrockremedy.cli.SlackButton.button;
import static io.github.bedrockremedy.cli.SlackButton.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Decisions with AWS credentials, and a pause that holds by every way.
class OtherWaysTest {
  @Test
  void theCommandLineApprovesWithTheCallersOwnSignature() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      assertTrue(cli(incident, 0, "list", "--open").contains(Incident.id().value()));
      assertTrue(cli(incident, 0, "approve", id(), "--yes").startsWith("Approved."));
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(1, incident.ours().size());
      String shown = cli(incident, 0, "show", id());
      assertTrue(shown.contains(DecisionCall.OPERATOR + " (checked by"), shown);
      assertTrue(mails(incident).contains(DecisionCall.OPERATOR + " (checked"), mails(incident));
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
      byte[] event = DecisionCall.of(incident, boss(incident, "proof"));
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
      byte[] event = DecisionCall.of(incident, boss(incident, ""));
      byte[] authenticated = LambdaEvents.authenticated(event, DecisionCall.OPERATOR);
      assertEquals(200, status(incident.installation.approval(authenticated)));
      incident.installation.settle();
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(2, incident.standing().generation(), "people are asked anew");
      assertEquals(0, incident.writes());
      assertTrue(incident.log().contains("AWS does not know"), incident.log());
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

  /// An approval that claims to be somebody else's.
  private static Map<String, String> boss(Incident incident, String proof) {
    Map<String, String> body = DecisionCall.body(incident, "approve", "", proof);
    body.put("by", "arn:aws:iam::618048437522:user/boss");
    return body;
  }

  private static int status(byte[] answer) throws Exception {
    return ((Number) JSON.std.mapFrom(answer).getOrDefault("statusCode", 0)).intValue();
  }
}
