package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.AccountFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether the daily look notices that nothing arrives any more.
class LifelinesTest {
  static final Path ACCOUNT = Path.of("src/test/resources/installed-account.json");
  private static final Map<String, String> WATCHED =
      Map.of(
          EnvironmentKeys.RULE_NAME,
          "denials,BedrockRemedy-denials/Forwarded",
          EnvironmentKeys.EXPECTED_SUBSCRIBERS,
          "1",
          EnvironmentKeys.APPROVALS_TOPIC,
          "arn:aws:sns:us-east-1:618048437522:approvals",
          EnvironmentKeys.REPORTS_TOPIC,
          "arn:aws:sns:us-east-1:618048437522:reports",
          EnvironmentKeys.ALARMS_TOPIC,
          "arn:aws:sns:us-east-1:618048437522:alarms");

  /// An installation that looks at its own trail, rule and subscribers.
  static Installation installed(String account, OutputStream log) {
    return Installation.start(
        AccountFile.parse(account),
        WATCHED,
        new ReplayClock(Instant.parse("2026-11-22T06:02:00Z")),
        new PrintStream(log, true, StandardCharsets.UTF_8),
        0);
  }

  private record Day(List<String> subjects, List<String> mails, String log) {}

  private static Day day(String account) throws Exception {
    var log = new ByteArrayOutputStream();
    try (Installation installation = installed(account, log)) {
      installation.review(Clock.daily());
      return new Day(
          installation.aws().publications().stream().map(p -> p.subject().orElse("")).toList(),
          installation.aws().publications().stream()
              .map(p -> SentMessage.read(p.message()).email())
              .toList(),
          log.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void nobodyIsToldOfWhatHolds() throws Exception {
    Day day = day(Files.readString(ACCOUNT));
    assertEquals(List.of(), day.subjects());
    assertEquals(3, day.log().split("\"holds\"", -1).length - 1, day.log());
    assertTrue(day.log().contains("\"topic\":\"approvals\""), day.log());
  }

  @Test
  void theTopicWithTheFewestSubscribersIsCounted() throws Exception {
    Day day = day(Files.readString(ACCOUNT));
    assertTrue(day.log().contains("\"ConfirmedSubscribers\":1"), day.log());
    day =
        day(
            Files.readString(ACCOUNT)
                .replace("arn:aws:sns:us-east-1:618048437522:reports:1", "PendingConfirmation"));
    assertTrue(day.log().contains("\"ConfirmedSubscribers\":0"), day.log());
    assertTrue(day.log().contains("\"topic\":\"reports\""), day.log());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"IsLogging\": true', '\"IsLogging\": false', org-trail does not log",
    "'\"ReadWriteType\": \"All\"', '\"ReadWriteType\": \"WriteOnly\"', leaves read management events",
    "'\"IsMultiRegionTrail\": true', '\"IsMultiRegionTrail\": false', is of eu-west-1 alone",
    "'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', 'DISABLED', rule denials of the bus default: its state is DISABLED",
    "'\"Forwarded\", \"State\": \"ENABLED_WITH_ALL', '\"Forwarded\", \"State\": \"NOT', rule Forwarded of the bus BedrockRemedy-denials: its state is NOT_CLOUDTRAIL",
    "'arn:aws:sns:us-east-1:618048437522:approvals:1', 'PendingConfirmation', 0 of 1 subscriptions of the topic approvals",
    "'arn:aws:sns:us-east-1:618048437522:reports:1', 'PendingConfirmation', 0 of 1 subscriptions of the topic reports",
    "'arn:aws:sns:us-east-1:618048437522:alarms:1', 'PendingConfirmation', 0 of 1 subscriptions of the topic alarms"
  })
  void whatIsBrokenIsToldWithWhatIsWrong(String whole, String broken, String why) throws Exception {
    String account = Files.readString(ACCOUNT);
    assertTrue(account.contains(whole), whole);
    Day day = day(account.replace(whole, broken));
    assertEquals(1, day.subjects().size(), day.subjects().toString());
    assertTrue(day.subjects().getFirst().startsWith("[Broken]"), day.subjects().getFirst());
    String mail = day.mails().getFirst().replaceAll("\\s+", " ");
    assertTrue(mail.contains(why), mail);
  }
}
