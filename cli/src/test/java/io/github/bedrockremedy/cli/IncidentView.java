package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbDecisions;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What can be seen of the incident: its case, messages, policies, calls and rows.
abstract class IncidentView {
  final ReplayClock clock;
  final Installation installation;
  final ByteArrayOutputStream log = new ByteArrayOutputStream();

  IncidentView(AccountFile account, Map<String, String> environment, ReplayClock clock) {
    this.clock = clock;
    this.installation =
        Installation.start(
            account, environment, clock, new PrintStream(log, true, StandardCharsets.UTF_8), 0);
  }

  Case standing() {
    return installation.ledger().find(Incident.id()).orElseThrow();
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

  String lastSubject() {
    return installation.aws().publications().getLast().subject().orElse("");
  }

  boolean is(CaseStatus status) {
    return installation.ledger().find(Incident.id()).filter(c -> c.status() == status).isPresent();
  }

  /// Whether the caller still meets the denial: there is no case, or one that rests.
  boolean waits() {
    return installation
        .ledger()
        .find(Incident.id())
        .map(c -> c.owes().isEmpty() && !isAsked() && ours().isEmpty())
        .orElse(true);
  }

  /// Whether a person has a mail that waits for them.
  boolean isAsked() {
    return is(CaseStatus.PENDING)
        && standing().owes().isEmpty()
        && decisions().find(Incident.id(), standing().generation()).isEmpty();
  }

  Decisions decisions() {
    String table = installation.settings().table();
    return new DynamoDbDecisions(
        installation.dynamoDb(),
        table,
        clock,
        new JsonLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
  }

  /// What the history says, oldest first.
  List<String> steps() {
    return installation.ledger().history(Incident.id()).stream().map(s -> s.to().name()).toList();
  }

  /// Our policies on the role, by name.
  Map<String, String> ours() {
    Map<String, String> ours =
        new HashMap<>(installation.aws().account().inlinePolicies(Incident.ROLE));
    ours.keySet().removeIf(name -> !name.startsWith("BedrockRemedy-"));
    return ours;
  }

  /// How many messages begin so.
  long told(String subject) {
    return installation.aws().publications().stream()
        .filter(p -> p.subject().orElse("").startsWith(subject))
        .count();
  }

  int requests() {
    return (int) told("[Approve?]");
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
            CaseTable.PK, AttributeValue.fromS(prefix + Incident.id()),
            CaseTable.SK, AttributeValue.fromS(sort));
    String table = installation.settings().table();
    return new HashMap<>(
        installation
            .dynamoDb()
            .getItem(get -> get.tableName(table).consistentRead(true).key(key))
            .item());
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
}
