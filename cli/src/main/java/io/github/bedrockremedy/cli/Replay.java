package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.pipeline.ExplainJson;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A denial's whole way on this machine: taken from the queue, planned, told, decided by whoever
/// reads the mail, written, looked at again.
final class Replay {
  private static final int REDELIVERIES = 2;
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final Duration READING = Duration.ofMinutes(2);
  private static final Duration VERIFICATION = Duration.ofSeconds(90);

  private final ReplayCase replayed;
  private final Installation installation;
  private final ReplayClock clock;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> explains = new ArrayList<>();

  Replay(ReplayCase replayed, Installation installation, ReplayClock clock) {
    this.replayed = replayed;
    this.installation = installation;
    this.clock = clock;
  }

  /// Explains every record with the account's evidence, then delivers them all in one batch.
  void deliver() throws Exception {
    clock.advance(DELIVERY);
    var planner = new Planner(installation.gathering(), installation.settings().rules());
    for (String record : replayed.records()) {
      EventReading reading = EventReader.read(record);
      switch (reading) {
        case EventReading.AccessDenied denied -> {
          planner.note(DenialReader.read(denied.event()));
          Plan plan = planner.plan(denied.event(), false, clock.instant());
          plans.add(plan);
          explains.add(ExplainJson.of(plan));
        }
        case EventReading.NotOurs _, EventReading.Unreadable _ ->
            explains.add(ExplainJson.of(reading));
      }
    }
    // As the queue does, messages that failed come again; what fails for good is named.
    int failed = failures(installation.deliver(replayed.records()));
    for (int again = 0; failed > 0 && again < REDELIVERIES; again++) {
      failed = failures(installation.deliver(replayed.records()));
    }
    if (failed > 0) {
      throw new IOException(failed + " of the denials could not be taken in; see --verbose");
    }
  }

  /// How many denials a batch's answer gives back; records nobody can read are told of elsewhere.
  private int failures(byte[] answer) throws IOException {
    Object items = JSON.std.mapFrom(answer).get("batchItemFailures");
    long unreadable =
        replayed.records().stream()
            .filter(r -> EventReader.read(r) instanceof EventReading.Unreadable)
            .count();
    return items instanceof List<?> list ? Math.max(0, list.size() - (int) unreadable) : 0;
  }

  /// Decides every open request as a person would who got the mails.
  void decide(String verdict) throws Exception {
    clock.advance(READING);
    for (Person person : people()) {
      int status = person.decide(verdict, "replay", "replayed with --" + verdict);
      if (status != 303) {
        throw new IOException("the page answered " + status + " to the decision");
      }
    }
  }

  /// Lets the time pass after which a write is looked at again.
  void lookAgain() throws Exception {
    clock.advance(VERIFICATION);
    installation.review();
  }

  /// Everyone a mail asked to decide.
  List<Person> people() {
    return messages().stream().flatMap(m -> Person.reading(m.email()).stream()).toList();
  }

  /// Every message that was published, in order.
  List<SentMessage> messages() {
    return installation.aws().publications().stream()
        .map(Publication::message)
        .map(SentMessage::read)
        .toList();
  }

  /// The plans, one for each denied event.
  List<Plan> plans() {
    return List.copyOf(plans);
  }

  /// Every event's explanation.
  List<Map<String, @Nullable Object>> explains() {
    return List.copyOf(explains);
  }

  /// The cases the events belong to, as they stand now.
  List<Case> cases() {
    Set<Case> cases = new LinkedHashSet<>();
    for (Plan plan : plans) {
      installation.ledger().find(plan.key().id()).ifPresent(cases::add);
    }
    return List.copyOf(cases);
  }

  /// What IAM answers now to the calls of a plan's proof.
  Map<Probe, Boolean> answersNow(Plan plan) {
    Map<Probe, Boolean> answers = new LinkedHashMap<>();
    if (!(plan.target() instanceof PatchTarget target)) {
      return answers;
    }
    Simulation now = installation.gathering().standing(plan.denial(), target).answers();
    Stream.concat(plan.proof().needed().stream(), plan.proof().nearMisses().stream())
        .map(Proof.Row::probe)
        .forEach(p -> now.to(p).flatMap(Answer::told).ifPresent(told -> answers.put(p, told)));
    return answers;
  }

  Installation installation() {
    return installation;
  }

  ReplayCase replayed() {
    return replayed;
  }
}
