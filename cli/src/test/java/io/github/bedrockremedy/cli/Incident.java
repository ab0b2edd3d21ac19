package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The founding incident in an installation of its own, driven through the handlers.
final class Incident extends IncidentView implements AutoCloseable {
  static final Path FOLDER = Path.of("../events/missing-destination-regions/agent-supervisor");
  static final String ROLE =
      "arn:aws:iam::618048437522:role/scheduling-agent-supervisor-agent-role-dev";
  static final String MISSING =
      "because no identity-based policy allows the bedrock:InvokeModel action";
  static final String DENIED = "with an explicit deny in an identity-based policy";

  private Incident(Map<String, String> environment) {
    super(
        AccountFile.read(FOLDER.resolve("account.json")),
        environment,
        new ReplayClock(denied().event().time().plusSeconds(30)));
  }

  static Incident start() {
    return start(Map.of());
  }

  static Incident start(Map<String, String> environment) {
    return new Incident(environment);
  }

  /// An installation that applies without a person what its role opted into.
  static Incident auto() {
    Map<String, String> environment = new HashMap<>();
    environment.put(EnvironmentKeys.MODE, "auto");
    environment.put(EnvironmentKeys.AUTO_PRINCIPALS, "*");
    environment.put(EnvironmentKeys.ALLOWED_REGIONS, "*");
    Incident incident = start(environment);
    incident.installation.aws().account().setTag(ROLE, "bedrock-remedy", "auto");
    return incident;
  }

  /// The event as EventBridge hands it over.
  static String event() {
    try {
      return Files.readString(FOLDER.resolve("event.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EventReading.AccessDenied denied() {
    return (EventReading.AccessDenied) EventReader.read(event());
  }

  static CaseId id() {
    return CaseKey.of(DenialReader.read(denied().event())).id();
  }

  /// The same call, made and denied at another time.
  static String event(Instant at) {
    String first = denied().event().time().toString();
    return event().replace(first, at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  Incident deliver() throws Exception {
    installation.deliver(List.of(event()));
    return this;
  }

  void decide(String verdict) throws Exception {
    person().decide(verdict, "Ada", "because");
    installation.settle();
  }

  /// A wish to undo, as `ApprovalHandler` writes it.
  void undo() throws Exception {
    undoUnseen();
    installation.settle();
  }

  /// The same, before the stream brings it to anybody.
  void undoUnseen() {
    decisions()
        .decide(
            new PersonDecision(
                id(),
                standing().generation(),
                PersonDecision.Verdict.ROLLBACK,
                "",
                "",
                "Ada",
                Approval.Via.IAM,
                "not wanted after all",
                clock.instant()));
  }

  /// Throws the kill switch.
  void pause() throws Exception {
    write(SwitchRow.turned(true, "a test"));
  }

  void undoIfThere() throws Exception {
    if (standing().status() != CaseStatus.ROLLBACK) {
      undo();
    }
  }

  /// The stream once more, from its first record on.
  void replayStream() throws Exception {
    try (StreamMapping again =
        StreamMapping.open(
            installation.aws(), installation.settings().table(), installation.effects(), 3)) {
      again.drain();
    }
  }

  /// A denial, and two workers that get every record of the stream at the same time.
  void twoWorkers() throws Exception {
    installation
        .denials()
        .invoke(LambdaEvents.sqsBatch(installation.settings().queueArn(), List.of(event())));
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> worker =
          () -> {
            replayStream();
            return true;
          };
      for (Future<Boolean> done : workers.invokeAll(List.of(worker, worker))) {
        done.get();
      }
    }
    installation.settle();
  }

  /// What a deploy of the role's owner does.
  void takeAway() {
    ours().keySet().forEach(name -> installation.aws().account().removeInlinePolicy(ROLE, name));
  }

  /// The same call, made and denied some time after the write that stands.
  void deliverAgainAfter(Duration time) throws Exception {
    deliverAgainAfter(time, MISSING);
  }

  /// The same call, denied for a reason AWS states.
  void deliverAgainAfter(Duration time, String because) throws Exception {
    Instant at = standing().appliedAt().orElseThrow().plus(time).truncatedTo(ChronoUnit.SECONDS);
    if (clock.instant().isBefore(at)) {
      clock.advance(Duration.between(clock.instant(), at).plusSeconds(30));
    }
    installation.deliver(List.of(event(at).replace(MISSING, because)));
  }

  void pass(Duration time) throws Exception {
    clock.advance(time);
    installation.review();
  }

  /// Writes a row past every handler, as someone with rights on the table could.
  void write(Map<String, AttributeValue> row) throws Exception {
    installation
        .dynamoDb()
        .putItem(put -> put.tableName(installation.settings().table()).item(row));
    installation.settle();
  }

  @Override
  public void close() {
    installation.close();
  }
}
