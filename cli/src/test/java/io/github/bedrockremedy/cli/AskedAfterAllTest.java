package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cases that come back to people are asked about within the hour's limit like any other.
class AskedAfterAllTest {
  private static final Instant BEGIN = Instant.parse("2025-10-12T14:03:51Z");
  private static final int ROLES = 12;

  /// After an hour no rule may act on the events any more, so a person has to.
  @Test
  void whatAPauseHeldForTooLongIsAskedAboutAsTheHoursHaveRoom() throws Exception {
    Map<String, String> auto =
        Map.of(
            EnvironmentKeys.MODE,
            "auto",
            EnvironmentKeys.AUTO_PRINCIPALS,
            "*",
            EnvironmentKeys.ALLOWED_REGIONS,
            "*");
    var clock = new ReplayClock(BEGIN);
    var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try (Installation installation =
        Installation.start(ManyRoles.account(ROLES), auto, clock, silent, 0)) {
      List<String> denials = new ArrayList<>();
      for (int role = 0; role < ROLES; role++) {
        installation.aws().account().setTag(ManyRoles.arn(role), "bedrock-remedy", "auto");
        denials.add(ManyRoles.event(role, BEGIN.minusSeconds(30)));
      }
      SwitchRow.put(installation, SwitchRow.turned(true, BEGIN));
      installation.deliver(denials);
      clock.advance(Duration.ofMinutes(75));
      SwitchRow.put(installation, SwitchRow.turned(false, clock.instant()));
      strike(installation, clock, 6);
      assertEquals(5, requests(installation));
      strike(installation, clock, 12);
      assertEquals(10, requests(installation));
      strike(installation, clock, 12);
      assertEquals(ROLES, requests(installation));
    }
  }

  @Test
  void aDecisionThatDoesNotCountCostsARequestOfTheHour() throws Exception {
    Map<String, String> one = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1");
    try (Incident incident = Incident.start(one).deliver()) {
      incident.write(Forged.approval(incident, "", "somebody", "page"));
      assertEquals(CaseStatus.PLANNED, incident.standing().status(), incident.log());
      assertEquals(1, incident.requests());
      incident.pass(Duration.ofMinutes(52));
      incident.pass(Duration.ofMinutes(6));
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.requests());
      incident.decide("approve");
      assertEquals(1, incident.writes());
    }
  }

  private static void strike(Installation installation, ReplayClock clock, int times)
      throws Exception {
    for (int i = 0; i < times; i++) {
      clock.advance(Duration.ofMinutes(5));
      installation.review();
    }
  }

  private static long requests(Installation installation) {
    return installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith("[Approve?]"))
        .count();
  }
}
