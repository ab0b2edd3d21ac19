package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.Planning;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes batches of denials from this system's own queue and makes cases of them. Equal denials of
/// a batch are one piece of work; a message that fails comes again, the others are done.
public final class DenialHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final Planning planning;

  public DenialHandler() {
    this(Priming.wired(DenialHandler::new, Samples::denial));
  }

  public DenialHandler(Wiring wiring) {
    this.wiring = wiring;
    this.planning = wiring.planning();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    List<String> again = new ArrayList<>();
    Map<CaseKey, Equal> work = new LinkedHashMap<>();
    Map<Skipped, Integer> skipped = new LinkedHashMap<>();
    for (Map<?, ?> message : JsonEvents.records(JsonEvents.read(in))) {
      sort(message, work, skipped, again);
    }
    skipped.forEach(
        (event, count) -> log(event.what(), Map.of("count", count, "why", event.why())));
    take(work, again);
    flush();
    JsonEvents.writeFailures(out, again);
  }

  /// What stands is mostly a repeat and counted at once; a new case takes its time. What there is
  /// no time for comes again, uncounted: a function that is stopped would bring back all of it.
  private void take(Map<CaseKey, Equal> work, List<String> again) {
    Map<CaseId, Case> glanced = glance(work.keySet());
    List<Map.Entry<CaseKey, Equal>> standingFirst = new ArrayList<>(work.entrySet());
    standingFirst.sort(Comparator.comparing(each -> !glanced.containsKey(each.getKey().id())));
    int late = 0;
    for (Map.Entry<CaseKey, Equal> each : standingFirst) {
      Equal equal = each.getValue();
      if (wiring.hasTime()) {
        again.addAll(take(equal, Optional.ofNullable(glanced.get(each.getKey().id()))));
      } else {
        again.addAll(equal.messages);
        late += equal.messages.size();
      }
    }
    if (late > 0) {
      log("batch-cut-short", Map.of("count", late));
    }
  }

  /// Counts that could not be written are tried again with the next batch.
  private void flush() {
    try {
      planning.flush(wiring.clock().instant());
    } catch (RuntimeException e) {
      log("count-failed", Map.of("fault", e.getClass().getSimpleName()));
    }
  }

  /// Puts a message to its equals, or names why it is none of our work.
  private void sort(
      Map<?, ?> message,
      Map<CaseKey, Equal> work,
      Map<Skipped, Integer> skipped,
      List<String> again) {
    String id = JsonEvents.text(message, "messageId").orElse("");
    String queue = JsonEvents.text(message, "eventSourceARN").orElse("");
    if (!queue.equals(wiring.settings().queueArn())) {
      log("message-refused", Map.of("message", id, "why", "it is not from this system's queue"));
      again.add(id);
      return;
    }
    switch (EventReader.read(JsonEvents.text(message, "body").orElse(""))) {
      case EventReading.AccessDenied denied -> {
        Denial denial = DenialReader.read(denied.event());
        Optional<String> refusal =
            wiring.settings().sources().refusal(denial).or(() -> planning.refusal(denial));
        if (refusal.isPresent()) {
          skipped.merge(new Skipped("event-refused", refusal.get()), 1, Integer::sum);
        } else {
          work.computeIfAbsent(CaseKey.of(denial), _ -> new Equal(denied.event()))
              .add(id, denied.event());
        }
      }
      case EventReading.NotOurs not ->
          skipped.merge(new Skipped("event-not-ours", not.why()), 1, Integer::sum);
      case EventReading.Unreadable unreadable -> {
        // It comes again until the queue puts it aside, where a person finds it: nothing is lost.
        log("event-unreadable", Map.of("message", id, "why", unreadable.why()));
        again.add(id);
      }
    }
  }

  /// One case is read where it is taken; and so is each where they cannot be read together.
  private Map<CaseId, Case> glance(Set<CaseKey> keys) {
    try {
      return keys.size() > 1 ? planning.glance(keys) : Map.of();
    } catch (RuntimeException e) {
      log("read-apart", Map.of("count", keys.size(), "fault", e.getClass().getSimpleName()));
      return Map.of();
    }
  }

  private List<String> take(Equal equal, Optional<Case> glanced) {
    try {
      Planning.Outcome outcome =
          planning.take(equal.latest, equal.sightings(), glanced, wiring.clock().instant());
      told(outcome, equal.messages.size());
      return List.of();
    } catch (RuntimeException e) {
      log(
          "batch-item-failed",
          Map.of("count", equal.messages.size(), "fault", e.getClass().getSimpleName()));
      return equal.messages;
    }
  }

  private void told(Planning.Outcome outcome, int count) {
    switch (outcome) {
      case Planning.Outcome.Planned planned -> {
        Map<Metric, Integer> counts = new HashMap<>(CaseCounts.of(planned.result().status()));
        boolean opened = planned.result().version() == 1;
        if (opened) {
          counts.put(Metric.CASES, 1);
        }
        told("case-planned", planned.result(), count, counts);
      }
      case Planning.Outcome.Recurred recurred -> {
        Map<Metric, Integer> counts = new HashMap<>(CaseCounts.of(recurred.result().status()));
        counts.put(Metric.RECURRING_AFTER_PATCH, 1);
        // What is written once more stands on the decision there was.
        counts.remove(Metric.APPROVED);
        told("case-recurred", recurred.result(), count, counts);
      }
      case Planning.Outcome.Counted counted ->
          wiring.count(
              "case-counted",
              Map.of("case", counted.standing().id(), "count", count),
              Map.of(Metric.DENIALS, count));
      case Planning.Outcome.Refused refused ->
          wiring.count(
              "batch-refused",
              Map.of("count", count, "why", refused.why()),
              Map.of(Metric.SUPPRESSED, count));
    }
  }

  private void told(String what, Case result, int count, Map<Metric, Integer> counts) {
    counts.put(Metric.DENIALS, count);
    if (result.plan().finding().cause().equals(Cause.COMPROMISED_PRINCIPAL.id())) {
      counts.put(Metric.COMPROMISED, 1);
    }
    wiring.count(
        what,
        Map.of(
            "case", result.id(),
            "cause", result.plan().finding().cause(),
            "count", count,
            "outcome", result.plan().verdict().outcome(),
            "status", result.status()),
        counts);
  }

  private void log(String what, Map<String, ?> fields) {
    wiring.log().line(what, fields);
  }

  /// Events of a batch nothing is done about, for one reason.
  private record Skipped(String what, String why) {}

  /// Equal denials of a batch.
  private static final class Equal {
    private final List<String> messages = new ArrayList<>();
    private CloudTrailEvent latest;
    private CloudTrailEvent first;

    Equal(CloudTrailEvent event) {
      this.latest = event;
      this.first = event;
    }

    void add(String message, CloudTrailEvent event) {
      messages.add(message);
      latest = event.time().isAfter(latest.time()) ? event : latest;
      first = event.time().isBefore(first.time()) ? event : first;
    }

    Sightings sightings() {
      return new Sightings(messages.size(), first.time(), latest.time());
    }
  }
}
