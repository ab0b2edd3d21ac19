package io.github.bedrockremedy.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.iam.Region;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What is not rehearsed happens for the first time on somebody's event.
class RehearsalTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:01:00Z"));
  private static final Settings SETTINGS =
      Settings.read(
          Map.of(
              EnvironmentKeys.ACCOUNTS, "111122223333",
              EnvironmentKeys.TABLE, "cases",
              EnvironmentKeys.QUEUE_ARN, "arn:aws:sqs:us-east-1:111122223333:denials",
              EnvironmentKeys.APPROVALS_TOPIC, "arn:aws:sns:us-east-1:111122223333:a",
              EnvironmentKeys.REPORTS_TOPIC, "arn:aws:sns:us-east-1:111122223333:r",
              EnvironmentKeys.APPROVAL_URL, "https://example.com"));

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  /// Read, diagnosed, patched, proved, judged and written down: the whole way of a denial.
  @Test
  void theRehearsedDenialEndsInACaseAPersonIsAskedAbout() throws Exception {
    String answer = rehearsed(DenialHandler::new, Samples.denial(SETTINGS));
    assertEquals("{\"batchItemFailures\":[]}", answer, log::toString);
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("\"outcome\":\"ask\""), log::toString);
    assertTrue(
        log.toString(StandardCharsets.UTF_8).contains("missing-destination-regions"),
        log::toString);
  }

  /// A second round that took a shorter way would leave the rest of the way uncompiled.
  @Test
  void everyRoundGoesTheWholeWay() throws Exception {
    int rounds = 10;
    rehearsed(DenialHandler::new, Samples.denial(SETTINGS), rounds);
    assertEquals(
        rounds,
        log.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("\"outcome\":\"ask\""))
            .count(),
        log::toString);
  }

  private String rehearsed(Function<Wiring, RequestStreamHandler> handler, String sample)
      throws Exception {
    return rehearsed(handler, sample, 1);
  }

  private String rehearsed(
      Function<Wiring, RequestStreamHandler> handler, String sample, int rounds) throws Exception {
    var nowhere = AwsClients.Endpoints.ofAws();
    var clients = new AwsClients(new Region("us-east-1"), SETTINGS.accounts(), nowhere, CLOCK);
    var lines = new JsonLog(new PrintStream(log, true, StandardCharsets.UTF_8));
    var wiring = new Wiring(SETTINGS, clients.rehearsed("111122223333"), CLOCK, lines);
    var out = new ByteArrayOutputStream();
    RequestStreamHandler made = handler.apply(wiring);
    for (int round = 0; round < rounds; round++) {
      var in = new ByteArrayInputStream(sample.getBytes(StandardCharsets.UTF_8));
      made.handleRequest(in, out, new LocalContext());
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
