package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What starts the review, and what keeps the page ready.
class ClockTest {
  private final Synthesised stack = Synthesised.with(Synthesised.ALL_OPTIONS);

  @ParameterizedTest
  @CsvSource({
    "Due, rate(5 minutes), due",
    "Daily, cron(2 6 * * ? *), daily",
    "Weekly, cron(32 6 ? * MON *), weekly",
  })
  void the_clock_says_which_look_it_is(String rule, String schedule, String task) {
    var clock = stack.one("AWS::Events::Rule", "ReviewClock" + rule);
    assertEquals(schedule, clock.path("ScheduleExpression").asText());
    assertEquals(
        json("{\"task\": \"%s\"}".formatted(task)), json(clock.at("/Targets/0/Input").asText()));
    assertTrue(text(clock.at("/Targets/0/Arn")).startsWith("<FunctionsReviewHandlerLive"));
  }

  /// What a schedule could not start is kept, and an operator hears of it.
  @Test
  void what_a_schedule_could_not_start_waits_in_a_queue() {
    var clocks = new TreeMap<>(stack.all("AWS::Events::Rule"));
    clocks.keySet().removeIf(id -> !id.startsWith("ReviewClock"));
    assertEquals(4, clocks.size());
    for (var clock : clocks.values()) {
      var target = clock.at("/Targets/0");
      assertTrue(
          text(target.at("/DeadLetterConfig/Arn")).startsWith("<ReviewClockUndelivered"),
          target::toString);
      assertEquals(3, target.at("/RetryPolicy/MaximumRetryAttempts").asInt());
      assertEquals(600, target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt());
    }
    var admits = stack.one("AWS::SQS::QueuePolicy", "ReviewClockUndelivered");
    assertEquals(4, admits.findValues("aws:SourceArn").size());
    var alarm = stack.one("AWS::CloudWatch::Alarm", "AlarmsOfSchedulesUndelivered");
    assertEquals(1, alarm.path("Threshold").asInt());
    assertTrue(text(alarm.at("/Dimensions/0/Value")).startsWith("<ReviewClockUndelivered"));
  }

  @Test
  void the_hours_are_a_matter_of_settings() {
    var other = Synthesised.with(Map.of("reviewMinutes", 10, "dailyAt", "22", "weeklyOn", "SUN"));
    var schedules =
        List.of("Due", "Daily", "Weekly").stream()
            .map(rule -> other.one("AWS::Events::Rule", "ReviewClock" + rule))
            .map(rule -> rule.path("ScheduleExpression").asText())
            .toList();
    assertEquals(
        List.of("rate(10 minutes)", "cron(2 22 * * ? *)", "cron(32 22 ? * SUN *)"), schedules);
  }

  @Test
  void the_page_is_kept_awake_by_a_question_that_changes_nothing() {
    var awake = stack.one("AWS::Events::Rule", "ReviewClockKeepAwake");
    assertEquals("rate(3 days)", awake.path("ScheduleExpression").asText());
    var event = json(awake.at("/Targets/0/Input").asText());
    assertEquals("HEAD", event.at("/requestContext/http/method").asText());
    assertTrue(text(awake.at("/Targets/0/Arn")).startsWith("<FunctionsApprovalHandlerLive"));
  }
}
