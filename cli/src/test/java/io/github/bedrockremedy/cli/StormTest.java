package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An hour of denials of 50 roles at once through the real handlers, in batches of 100.
/// `-Dstorm.denials=1000000` is the storm the limits are made for; the ordinary build sends fewer.
class StormTest {
  private static final int DENIALS = Integer.getInteger("storm.denials", 4000);
  private static final int ROLES = 50;
  private static final int BATCH = 100;
  private static final String NAME = "scheduling-agent-supervisor-agent-role-dev";
  private static final String ID = "AROAY7EXAMPLESUPERVISR";

  @Test
  void anHoursStormIsFiftyCasesFewRequestsAndHardlyAWrite() throws Exception {
    Instant start = Instant.parse("2025-10-12T14:00:30Z");
    var clock = new ReplayClock(start);
    var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    long before = System.nanoTime();
    try (Installation installation = Installation.start(account(), Map.of(), clock, quiet, 0)) {
      var counts = new Counts();
      var random = new Random(1);
      Duration step = Duration.ofMinutes(55).dividedBy(DENIALS / BATCH);
      Instant review = start.plus(Duration.ofMinutes(5));
      for (int sent = 0; sent < DENIALS; sent += BATCH) {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          batch.add(event(random.nextInt(ROLES), clock.instant()));
        }
        installation
            .denials()
            .invoke(LambdaEvents.sqsBatch(installation.settings().queueArn(), batch));
        installation.settle();
        counts.take(installation.aws());
        clock.advance(step);
        if (!clock.instant().isBefore(review)) {
          installation.review();
          review = review.plus(Duration.ofMinutes(5));
        }
      }
      while (clock.instant().isBefore(start.plus(Duration.ofMinutes(59)))) {
        clock.advance(Duration.ofMinutes(1));
        installation.review();
      }
      installation.deliver(List.of("{}"));
      counts.take(installation.aws());
      check(installation, counts, (System.nanoTime() - before) / 1_000_000_000L);
    }
  }

  private static void check(Installation installation, Counts counts, long seconds) {
    long asked = subjects(installation, "[Approve?]");
    long digests = subjects(installation, "[Waiting]");
    long counted = 0;
    long cases = 0;
    for (int role = 0; role < ROLES; role++) {
      var denied = (EventReading.AccessDenied) EventReader.read(event(role, Instant.EPOCH));
      var id = CaseKey.of(DenialReader.read(denied.event())).id();
      cases += installation.ledger().find(id).isPresent() ? 1 : 0;
      counted += installation.ledger().sightings(id).map(s -> s.count()).orElse(0L);
    }
    System.out.printf(
        "storm: %d denials in %d s; cases %d, requests %d, digests %d, counted %d, table writes a"
            + " denial %.4f, other calls a case %.1f, heap %d MB%n",
        DENIALS,
        seconds,
        cases,
        asked,
        digests,
        counted,
        (double) counts.writes / DENIALS,
        (double) counts.others / cases,
        used());
    assertEquals(ROLES, cases);
    assertEquals(5, asked);
    assertEquals(1, digests);
    assertTrue(Math.abs(counted - DENIALS) <= DENIALS * 0.05, counted + " of " + DENIALS);
    assertTrue((double) counts.others / cases <= 40, counts.others + " calls");
    if (DENIALS >= 1_000_000) {
      assertTrue((double) counts.writes / DENIALS < 0.02, counts.writes + " writes");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static long subjects(Installation installation, String tag) {
    return installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith(tag))
        .count();
  }

  /// Calls so far; the record of them is emptied, so that it does not grow with the storm.
  private static final class Counts {
    private long writes;
    private long others;

    void take(LocalAws aws) {
      aws.calls()
          .list()
          .forEach(
              call -> {
                String action = call.action();
                if (action.matches("dynamodb:(PutItem|UpdateItem|TransactWriteItems)")) {
                  writes++;
                } else if (action.startsWith("iam:") || action.startsWith("bedrock:")) {
                  others++;
                }
              });
      aws.calls().reset();
    }
  }

  private static String event(int role, Instant at) {
    return Incident.event()
        .replace(NAME, NAME + role)
        .replace(ID, ID + role)
        .replace(
            "2025-10-12T14:03:21Z",
            at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
  }

  private static AccountFile account() throws Exception {
    String one = Files.readString(Incident.FOLDER.resolve("account.json"));
    int from = one.indexOf("\"RoleDetailList\": [") + "\"RoleDetailList\": [".length();
    int to = one.indexOf("  ],\n  \"Policies\"");
    List<String> roles = new ArrayList<>();
    for (int i = 0; i < ROLES; i++) {
      roles.add(one.substring(from, to).replace(NAME, NAME + i).replace(ID, ID + i));
    }
    return AccountFile.parse(one.substring(0, from) + String.join(",", roles) + one.substring(to));
  }
}
