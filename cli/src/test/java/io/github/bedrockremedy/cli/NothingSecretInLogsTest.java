package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

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
}
