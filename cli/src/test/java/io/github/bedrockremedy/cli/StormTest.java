package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An hour of denials of 50 roles at once through the real handlers, in batches of 100, with the
/// daily look in its middle.
/// `-Dstorm.denials=1000000` is the storm the limits are made for; the ordinary build sends fewer.
class StormTest {
  private static final int DENIALS = Integer.getInteger("storm.denials", 4000);
  private static final int ROLES = 50;
  private static final int BATCH = 100;
  private static final int BATCHES = DENIALS / BATCH;
  private static final Instant START = Instant.parse("2025-10-12T14:00:30Z");

  private final ReplayClock clock = new ReplayClock(START);
  private final Counts counts = new Counts();

  /// In which minutes which role was denied: what a count each is written for.
  private final Set<String> minutes = new HashSet<>();

  private Instant review = START.plus(Duration.ofMinutes(5));

  @Test
  void anHoursStormIsFiftyCasesFewRequestsAndHardlyAWrite() throws Exception {
    var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    long before = System.nanoTime();
    try (Installation installation =
        Installation.start(ManyRoles.account(ROLES), Map.of(), clock, quiet, 0)) {
      var random = new Random(1);
      long early = 0;
      for (int batch = 0; batch < BATCHES; batch++) {
        strike(installation, random);
        if (batch == BATCHES / 5) {
          early = used();
        }
        if (batch == BATCHES / 2) {
          installation.review("daily");
        }
      }
      while (clock.instant().isBefore(START.plus(Duration.ofMinutes(59)))) {
        clock.advance(Duration.ofMinutes(1));
        installation.review();
      }
      installation.deliver(List.of("{}"));
      counts.take(installation.aws());
      check(installation, (System.nanoTime() - before) / 1_000_000_000L, early);
    }
  }

  /// One batch, what the stream brings after it, and the clock every five minutes.
  private void strike(Installation installation, Random random) throws Exception {
    List<String> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      int role = random.nextInt(ROLES);
      minutes.add(role + "/" + clock.instant().truncatedTo(ChronoUnit.MINUTES));
      batch.add(ManyRoles.event(role, clock.instant()));
    }
    installation.deliver(batch);
    counts.take(installation.aws());
    clock.advance(Duration.ofMinutes(55).dividedBy(BATCHES));
    if (!clock.instant().isBefore(review)) {
      installation.review();
      review = review.plus(Duration.ofMinutes(5));
    }
  }

  private void check(Installation installation, long seconds, long early) {
    long asked = subjects(installation, "[Approve?]");
    long digests = subjects(installation, "[Waiting]");
    long counted = 0;
    long cases = 0;
    for (int role = 0; role < ROLES; role++) {
      var denied =
          (EventReading.AccessDenied) EventReader.read(ManyRoles.event(role, Instant.EPOCH));
      var id = CaseKey.of(DenialReader.read(denied.event())).id();
      cases += installation.ledger().find(id).isPresent() ? 1 : 0;
      counted += installation.ledger().sightings(id).map(s -> s.count()).orElse(0L);
    }
    long late = used();
    System.out.printf(
        "storm: %d denials in %d s; cases %d, requests %d, digests %d, counted %d, table writes %d"
            + " (%.4f a denial), other calls %d (%d for one plan at the most), heap %d MB after a"
            + " fifth and %d MB at the end, at most %d MB%n",
        DENIALS,
        seconds,
        cases,
        asked,
        digests,
        counted,
        counts.writes,
        (double) counts.writes / DENIALS,
        counts.others,
        counts.most,
        early,
        late,
        Runtime.getRuntime().maxMemory() >> 20);
    assertEquals(ROLES, cases);
    assertEquals(5, asked);
    assertEquals(1, digests);
    assertEquals(1, subjects(installation, "[Waiting] " + (ROLES - 5) + " more cases in "));
    assertTrue(Math.abs(counted - DENIALS) <= DENIALS * 0.05, counted + " of " + DENIALS);
    assertEquals(ROLES, counts.plans, "a repeat costs no call");
    assertTrue(counts.others <= 15L * ROLES, counts.others + " calls");
    assertTrue(counts.most <= 40, counts.most + " calls for one plan");
    // A count a minute and case, and what the cases themselves take, however many the denials are.
    long rest = counts.writes - minutes.size();
    assertTrue(rest <= ROLES * 8L, counts.writes + " writes, " + minutes.size() + " counts");
    assertTrue(late - early <= 48, early + " MB became " + late);
    if (DENIALS >= 200_000) {
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

  /// Calls so far; the record of them is emptied, so that it does not grow with the storm. Each
  /// plan begins with the question where the profile routes to.
  private static final class Counts {
    private long writes;
    private long others;
    private long plans;
    private long ofPlan;
    private long most;

    void take(LocalAws aws) {
      aws.calls().list().forEach(call -> take(call.action()));
      aws.calls().reset();
    }

    private void take(String action) {
      if (action.matches("dynamodb:(PutItem|UpdateItem|DeleteItem|TransactWriteItems)")) {
        writes++;
      } else if (!action.startsWith("dynamodb:") && !action.startsWith("sns:")) {
        others++;
        if (action.equals("bedrock:GetInferenceProfile")) {
          plans++;
          ofPlan = 0;
        }
        ofPlan++;
        most = Math.max(most, ofPlan);
      }
    }
  }
}
