package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.local.Fault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A storm over many roles: what an hour cannot hold is told in one message, and all of it.
class DigestsTest {
  private static final Instant BEGIN = Instant.parse("2025-10-12T14:03:51Z");

  /// More than the clock looks at when it strikes once.
  private static final int ROLES = 130;

  private final ReplayClock clock = new ReplayClock(BEGIN);
  private final Installation installation =
      Installation.start(
          ManyRoles.account(ROLES),
          Map.of(),
          clock,
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
          0);

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void theDigestCountsAllThatWaits() throws Exception {
    deliver(event -> event);
    strike(11);
    assertEquals(5, told("[Approve?]").size());
    assertEquals(List.of("[Waiting] 125 more cases in 618048437522"), told("[Waiting]"));
  }

  @Test
  void anHourTheClockDidNotStrikeInIsToldLateAndOnce() throws Exception {
    deliver(event -> event);
    clock.advance(Duration.ofMinutes(80));
    strike(5);
    assertEquals(List.of("[Waiting] 120 more cases in 618048437522"), told("[Waiting]"));
    strike(2);
    assertEquals(10, told("[Approve?]").size());
    assertEquals(
        List.of(
            "[Waiting] 120 more cases in 618048437522", "[Waiting] 120 more cases in 618048437522"),
        told("[Waiting]"));
  }

  @Test
  void aDigestThatCouldNotBeWrittenDownIsToldByTheNextStrike() throws Exception {
    deliver(event -> event);
    clock.advance(Duration.ofMinutes(50));
    installation.aws().faults().next("dynamodb:PutItem", Fault.ACCESS_DENIED, 1);
    strike(1);
    assertEquals(List.of(), told("[Waiting]"));
    strike(3);
    assertEquals(List.of("[Waiting] 120 more cases in 618048437522"), told("[Waiting]"));
  }

  @Test
  void reportsBeyondTheHoursAreToldTogetherAndOnce() throws Exception {
    deliver(
        event ->
            event.replace(
                "because no identity-based policy allows the bedrock:InvokeModel action",
                "with an explicit deny in a service control policy"));
    assertEquals(5, told("[Report]").size());
    strike(24);
    assertEquals(6, told("[Report]").size());
    assertEquals("[Report] 125 more cases in 618048437522", told("[Report]").getLast());
    assertEquals(
        installation.settings().reportsTopic(),
        installation.aws().publications().getLast().topicArn());
    assertEquals(List.of(), installation.ledger().due(clock.instant().plusSeconds(9999)).toList());
  }

  private void strike(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      clock.advance(Duration.ofMinutes(5));
      installation.review();
    }
  }

  private void deliver(UnaryOperator<String> as) throws Exception {
    for (int from = 0; from < ROLES; from += 10) {
      List<String> some = new ArrayList<>();
      for (int role = from; role < from + 10; role++) {
        some.add(as.apply(ManyRoles.event(role, BEGIN.minusSeconds(30))));
      }
      installation.deliver(some);
    }
  }

  private List<String> told(String tag) {
    return installation.aws().publications().stream()
        .map(p -> p.subject().orElse(""))
        .filter(s -> s.startsWith(tag))
        .toList();
  }
}
