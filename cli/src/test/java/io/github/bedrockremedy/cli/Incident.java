package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbDecisions;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
final class Incident implements AutoCloseable {
  static final Path FOLDER = Path.of("../events/missing-destination-regions/agent-supervisor");
  static final String ROLE =
      "arn:aws:iam::618048437522:role/scheduling-agent-supervisor-agent-role-dev";

  static final String MISSING =
      "because no identity-based policy allows the bedrock:InvokeModel action";
  static final String DENIED = "with an explicit deny in an identity-based policy";

  final ReplayClock clock;
  final Installation installation;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private Incident(Map<String, String> environment) {
    this.clock = new ReplayClock(denied().event().time().plusSeconds(30));
    this.installation =
        Installation.start(
            AccountFile.read(FOLDER.resolve("account.json")),
            environment,
            clock,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            0);
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

  Incident deliver() throws Exception {
    installation.deliver(List.of(event()));
    return this;
  }

  Case standing() {
    return installation.ledger().find(id()).orElseThrow();
  }

  /// The reader of the last mail that asks for something.
  Person person() {
    return installation.aws().publications().reversed().stream()
        .flatMap(p -> Person.reading(SentMessage.read(p.message()).email()).stream())
        .findFirst()
        .orElseThrow();
  }

  /// What the buttons of the last request in Slack carry.
  String form() {
    return installation.aws().publications().reversed().stream()
        .map(p -> SentMessage.read(p.message()).slack())
        .filter(slack -> slack.contains("additionalContext"))
        .map(slack -> slack.replaceAll("(?s).*\"h\":\"([0-9a-f]{16})\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /// The last mail.
  String mail() {
    return SentMessage.read(installation.aws().publications().getLast().message()).email();
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

  private Decisions decisions() {
    String table = installation.settings().table();
    return new DynamoDbDecisions(
        installation.dynamoDb(),
        table,
        clock,
        new JsonLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
  }

  /// Throws the kill switch.
  void pause() throws Exception {
    write(
        Map.of(
            CaseTable.PK,
            AttributeValue.fromS(CaseTable.CONTROL),
            CaseTable.SK,
            AttributeValue.fromS("-"),
            "paused",
            AttributeValue.fromBool(true),
            "why",
            AttributeValue.fromS("a test")));
  }

  boolean is(CaseStatus status) {
    return installation.ledger().find(id()).filter(c -> c.status() == status).isPresent();
  }

  /// Whether the caller still meets the denial: there is no case, or one that rests.
  boolean waits() {
    return installation
        .ledger()
        .find(id())
        .map(c -> c.owes().isEmpty() && !isAsked() && ours().isEmpty())
        .orElse(true);
  }

  /// Whether a person has a mail that waits for them.
  boolean isAsked() {
    return is(CaseStatus.PENDING)
        && standing().owes().isEmpty()
        && decisions().find(id(), standing().generation()).isEmpty();
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
    String first = denied().event().time().toString();
    installation.deliver(List.of(event().replace(first, at.toString()).replace(MISSING, because)));
  }

  /// What the history says, oldest first.
  List<String> steps() {
    return installation.ledger().history(id()).stream().map(s -> s.to().name()).toList();
  }

  String lastSubject() {
    return installation.aws().publications().getLast().subject().orElse("");
  }

  void pass(Duration time) throws Exception {
    clock.advance(time);
    installation.review();
  }

  /// Our policies on the role, by name.
  Map<String, String> ours() {
    Map<String, String> ours = new HashMap<>(installation.aws().account().inlinePolicies(ROLE));
    ours.keySet().removeIf(name -> !name.startsWith("BedrockRemedy-"));
    return ours;
  }

  int requests() {
    return (int)
        installation.aws().publications().stream()
            .filter(p -> p.subject().orElse("").startsWith("[Approve?]"))
            .count();
  }

  /// Calls that change IAM.
  long writes() {
    return installation.aws().calls().list().stream()
        .filter(c -> c.action().startsWith("iam:Put") || c.action().startsWith("iam:Delete"))
        .count();
  }

  /// Calls that cost something: everything but the table.
  long awsCalls() {
    return installation.aws().calls().list().stream()
        .filter(c -> !c.service().contains("dynamodb"))
        .count();
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /// The case's row as it lies in the table.
  Map<String, AttributeValue> row() {
    return row(CaseTable.CASE_PREFIX, "case");
  }

  /// The row of what was sent last.
  Map<String, AttributeValue> requestRow() {
    return row(CaseTable.REQUEST_PREFIX, "0001");
  }

  private Map<String, AttributeValue> row(String prefix, String sort) {
    Map<String, AttributeValue> key =
        Map.of(
            CaseTable.PK, AttributeValue.fromS(prefix + id()),
            CaseTable.SK, AttributeValue.fromS(sort));
    String table = installation.settings().table();
    return new HashMap<>(
        installation
            .dynamoDb()
            .getItem(get -> get.tableName(table).consistentRead(true).key(key))
            .item());
  }

  /// Writes a row past every handler, as someone with rights on the table could.
  void write(Map<String, AttributeValue> row) throws Exception {
    installation
        .dynamoDb()
        .putItem(put -> put.tableName(installation.settings().table()).item(row));
    installation.settle();
  }

  /// Every row of the table.
  List<Map<String, AttributeValue>> rows() {
    return installation
        .dynamoDb()
        .scanPaginator(scan -> scan.tableName(installation.settings().table()))
        .items()
        .stream()
        .toList();
  }

  /// How many cases have a status.
  long cases(String status) {
    return rows().stream()
        .filter(r -> r.getOrDefault("status", AttributeValue.fromS("")).s().equals(status))
        .count();
  }

  /// How many rows hold a case.
  long cases() {
    return rows().stream()
        .map(r -> r.getOrDefault(CaseTable.SK, AttributeValue.fromS("")).s())
        .filter("case"::equals)
        .count();
  }

  @Override
  public void close() {
    installation.close();
  }
}
