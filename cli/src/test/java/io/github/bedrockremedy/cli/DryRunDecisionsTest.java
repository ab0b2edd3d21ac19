package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.ApprovalHandler;
import io.github.bedrockremedy.entry.LocalContext;
import io.github.bedrockremedy.entry.ReviewHandler;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.entry.Wiring;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An installation that asked people, or wrote, and was deployed again in dry-run: nothing takes
/// decisions in any more, so nothing may be promised.
class DryRunDecisionsTest {
  @Test
  void thePageShowsARequestFromBeforeAndTakesNoDecisionOnIt() throws Exception {
    try (Incident incident = Incident.start(SlackButton.WITH_SLACK).deliver()) {
      URI link = incident.person().link();
      List<?> before = incident.rows();
      String shown = answered(incident, "live", page(incident, "GET", link, ""), 200);
      assertTrue(shown.contains("This installation is in dry-run"), shown);
      for (String verdict : List.of("approve", "reject")) {
        String form =
            "decision=%s&code=%s&plan=%s&generation=1&reason=because"
                .formatted(verdict, incident.person().code(), hash(incident));
        String told = answered(incident, "live", page(incident, "POST", link, form), 409);
        assertTrue(told.contains("no decision is taken in"), told);
      }
      assertEquals(before, incident.rows());
    }
  }

  @Test
  void aSignedDecisionAndAButtonAreToldSo() throws Exception {
    try (Incident incident = Incident.start(SlackButton.WITH_SLACK).deliver()) {
      List<?> before = incident.rows();
      for (String verdict : List.of("approve", "reject")) {
        assertTrue(signed(incident, verdict).contains("no decision is taken in"), verdict);
        Map<String, String> press = SlackButton.button(incident, verdict);
        String told = answer(incident, SlackCommand.ALIAS, JSON.std.asBytes(press));
        assertTrue(told.contains("no decision is taken in"), told);
      }
      assertEquals(before, incident.rows());
    }
  }

  @Test
  void anUndoOfAPolicyFromBeforeIsSentToTheDirectWay() throws Exception {
    try (Incident incident = Incident.start(SlackButton.WITH_SLACK).deliver()) {
      incident.decide("approve");
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      List<?> before = incident.rows();
      String told = signed(incident, "rollback");
      assertTrue(told.contains("rollback CASE --direct"), told);
      assertFalse(told.contains("under way"), told);
      assertEquals(before, incident.rows());
    }
  }

  @Test
  void nobodyIsRemindedOrAskedOrToldOfWhatWaits() throws Exception {
    Map<String, String> one = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(one).deliver()) {
      incident.installation.deliver(List.of(LimitsOnTheWayTest.other(0)));
      for (int i = 0; i < 240; i++) {
        strike(incident);
      }
      assertEquals(1, incident.installation.aws().publications().size());
      assertEquals(1, incident.cases("PENDING"));
      assertEquals(1, incident.cases("PLANNED"));
    }
  }

  /// The clock, five minutes later.
  private static void strike(Incident incident) throws Exception {
    incident.clock.advance(Duration.ofMinutes(5));
    new ReviewHandler(dryRun(incident, HandlerActions.REVIEW))
        .handleRequest(
            new ByteArrayInputStream(
                LambdaEvents.schedule(
                    "arn:aws:events:us-east-1:1:rule/r", incident.clock.instant())),
            OutputStream.nullOutputStream(),
            new LocalContext("live"));
    incident.installation.settle();
  }

  private static String signed(Incident incident, String verdict) throws Exception {
    byte[] call =
        DecisionCall.authenticated(
            incident, DecisionCall.body(incident, verdict, "because", "proof"));
    return answered(incident, "live", call, 409);
  }

  private static byte[] page(Incident incident, String method, URI link, String form) {
    return LambdaEvents.httpApi(
        method,
        link.getPath(),
        link.getRawQuery(),
        Map.of("content-type", "application/x-www-form-urlencoded", "host", "localhost"),
        form,
        "192.0.2.7",
        incident.clock.instant());
  }

  private static String answered(Incident incident, String alias, byte[] event, int status)
      throws Exception {
    String answer = answer(incident, alias, event);
    assertEquals(status, JSON.std.mapFrom(answer).get("statusCode"), answer);
    return String.valueOf(JSON.std.mapFrom(answer).get("body")).replaceAll("\\s+", " ");
  }

  private static String answer(Incident incident, String alias, byte[] event) throws Exception {
    var out = new ByteArrayOutputStream();
    new ApprovalHandler(dryRun(incident, HandlerActions.APPROVAL))
        .handleRequest(new ByteArrayInputStream(event), out, new LocalContext(alias));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Wiring dryRun(Incident incident, HandlerActions handler) {
    Map<String, String> environment = new HashMap<>(SlackButton.WITH_SLACK);
    environment.put(EnvironmentKeys.MODE, "dry-run");
    Installation here = incident.installation;
    Settings settings =
        Settings.read(
            LocalEnvironment.complete(
                environment,
                AccountFile.read(Incident.FOLDER.resolve("account.json")),
                here.page().endpoint()));
    return new Wiring(
        settings,
        new LocalClients(here.aws(), settings.accounts(), incident.clock).of(handler),
        incident.clock,
        new JsonLog(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
  }

  private static String hash(Incident incident) {
    return incident.standing().plan().proposal().orElseThrow().sha256();
  }
}
