package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Logs are read by more people than mails.
class NothingSecretInLogsTest {
  private static final String PLANTED = "PLANTED-7f3a";

  @Test
  void noTextOfAnEventNoLinkNoCodeAndNoNameSomebodyTypedIsLogged() throws Exception {
    try (Incident incident = Incident.start()) {
      String event =
          Incident.event()
              .replace("\"userAgent\"", "\"" + PLANTED + "-field\":\"x\",\"userAgent\"")
              .replace("\"sourceIPAddress\": \"", "\"sourceIPAddress\": \"" + PLANTED);
      incident.installation.deliver(
          List.of(
              event,
              "{\"" + PLANTED,
              Incident.event().replace("\"errorMessage\": \"", "\"errorMessage\": \"" + PLANTED),
              "{\"detail\":{\"eventSource\":\"" + PLANTED + "\"}}"));
      Person person = incident.person();
      person.decide("approve", PLANTED, PLANTED);
      incident.installation.settle();
      incident.pass(Duration.ofMinutes(2));
      String log = incident.log();
      assertFalse(log.contains(PLANTED), log);
      assertFalse(log.contains(person.code() + "\""), log);
      String token = person.link().toString().replaceAll(".*t=", "");
      assertFalse(log.contains(token), log);
      assertFalse(log.contains("AKIA") || log.contains("ASIA"), log);
    }
  }

  @Test
  void noReasonSomebodyTypedToPauseIsLogged() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 1000);
      incident.decide("approve");
      incident.installation.aws().faults().clear();
      OtherWaysTest.cli(incident, 0, "pause", "--reason", PLANTED);
      incident.pass(Duration.ofMinutes(11));
      String log = incident.log();
      assertTrue(log.contains("\"why\":\"paused\""), log);
      assertFalse(log.contains(PLANTED) || log.contains(":root"), log);
    }
  }

  @Test
  void nothingAwsAnswersIsLoggedWhenTheSwitchCannotBeRead() throws Exception {
    try (Incident incident = Incident.auto()) {
      incident.write(SwitchRow.unreadable(PLANTED));
      incident.deliver();
      String log = incident.log();
      assertTrue(log.contains("\"why\":\"the kill switch could not be read\""), log);
      assertFalse(log.contains(PLANTED) || log.contains("could not be read:"), log);
    }
  }
}
