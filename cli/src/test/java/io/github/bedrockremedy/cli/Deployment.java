package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.HttpApi;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.local.Session;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The packaged zip as an installation: each handler a process of its own with the credentials of
/// its role, the account in this one, and Lambda's event sources between them.
final class Deployment implements AutoCloseable {
  final LocalAws aws;
  final DynamoDbCases ledger;
  private final Map<HandlerActions, DeployedFunction> functions =
      new EnumMap<>(HandlerActions.class);
  private final Path code;
  private final Path logs;
  private final Settings settings;
  private final Map<String, String> environment;
  private final HttpApi page;
  private final DynamoDbClient owner;
  private final StreamMapping stream;

  Deployment(Path code, Path logs, AccountFile account, Map<String, String> given) {
    this.code = code;
    this.logs = logs;
    this.aws = LocalAws.start(account, InstantSource.system());
    this.page =
        HttpApi.start(
            0, event -> of(HandlerActions.APPROVAL).invoke(event), aws.clock(), aws::callerOf);
    this.environment = LocalEnvironment.complete(given, account, page.endpoint());
    this.settings = Settings.read(environment);
    this.owner =
        DynamoDbClient.builder()
            .endpointOverride(aws.dynamoDbEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("owner", "owner")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    owner.createTable(CaseTableDefinition.named(settings.table()));
    this.ledger = new DynamoDbCases(owner, settings.table(), JsonLog.standard());
    this.stream =
        StreamMapping.open(
            aws,
            settings.table(),
            Map.of(
                CaseTable.OWES_NOTIFY, event -> of(HandlerActions.NOTIFICATION).invoke(event),
                CaseTable.OWES_PATCH, event -> of(HandlerActions.PATCH).invoke(event)),
            3);
  }

  /// A handler, started when it is needed first.
  DeployedFunction of(HandlerActions handler) {
    return functions.computeIfAbsent(
        handler,
        h ->
            DeployedFunction.start(
                code,
                h.handlerClass(),
                environment(h),
                DeployedFunction.Options.standard(logs.resolve(h.handler() + ".log"))));
  }

  /// What Lambda and the stack tell a function.
  Map<String, String> environment(HandlerActions handler) {
    Session session =
        aws.run(
            "arn:aws:iam::%s:role/bedrock-remedy/%s"
                .formatted(settings.accounts().home(), handler.handler()));
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    all.put("AWS_ACCESS_KEY_ID", session.accessKey());
    all.put("AWS_SECRET_ACCESS_KEY", "local");
    all.put("AWS_SESSION_TOKEN", session.token());
    return all;
  }

  /// Delivers records through the queue, and what the stream has to tell after it.
  byte[] deliver(String... records) throws Exception {
    byte[] event = LambdaEvents.sqsBatch(settings.queueArn(), List.of(records));
    byte[] answer = of(HandlerActions.DENIAL).invoke(event);
    stream.drain();
    return answer;
  }

  /// Decides as the reader of the last mail that asks for something.
  int decide(String verdict) throws Exception {
    Person person =
        aws.publications().reversed().stream()
            .flatMap(p -> Person.reading(SentMessage.read(p.message()).email()).stream())
            .findFirst()
            .orElseThrow();
    int status = person.decide(verdict, "Ada", "because");
    stream.drain();
    return status;
  }

  /// Lets the clock strike after the time a case waits for has come: its own clock is turned back,
  /// as nobody can turn the function's forward.
  void review(CaseId due) throws Exception {
    String past = String.valueOf(Instant.now().minusSeconds(60).getEpochSecond());
    owner.updateItem(
        r ->
            r.tableName(settings.table())
                .key(
                    Map.of(
                        CaseTable.PK, AttributeValue.fromS(CaseTable.CASE_PREFIX + due),
                        CaseTable.SK, AttributeValue.fromS("case")))
                .updateExpression("SET #d = :past")
                .expressionAttributeNames(Map.of("#d", CaseTable.DUE_AT))
                .expressionAttributeValues(Map.of(":past", past(past))));
    of(HandlerActions.REVIEW)
        .invoke(LambdaEvents.schedule("arn:aws:events:us-east-1:1:rule/r", Instant.now()));
    stream.drain();
  }

  private static AttributeValue past(String text) {
    return AttributeValue.fromN(text);
  }

  @Override
  public void close() {
    functions.values().forEach(DeployedFunction::close);
    stream.close();
    page.close();
    owner.close();
    aws.close();
  }
}
