package io.github.bedrockremedy.cli;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.ApprovalHandler;
import io.github.bedrockremedy.entry.AwsClients;
import io.github.bedrockremedy.entry.DenialHandler;
import io.github.bedrockremedy.entry.NotificationHandler;
import io.github.bedrockremedy.entry.PatchHandler;
import io.github.bedrockremedy.entry.ReviewHandler;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.entry.Wiring;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Function;
import io.github.bedrockremedy.local.HttpApi;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.local.StreamMapping;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The whole system on this machine: the same handlers, adapters and SDK clients that run in AWS,
/// wired to an AWS account in this process. In `dry-run` there is no `PatchHandler`, as in the
/// stack.
final class Installation implements AutoCloseable {
  private static final String TABLE = "bedrock-remedy-cases";
  private static final Region HOME = new Region("us-east-1");
  private static final int DELIVERIES = 3;

  static final StaticCredentialsProvider LOCAL_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final LocalAws aws;
  private final Settings settings;
  private final DenialHandler denials;
  private final ApprovalHandler approvals;
  private final ReviewHandler reviews;
  private final StreamMapping stream;
  private final HttpApi page;
  private final CaseLedger ledger;
  private final DynamoDbClient dynamoDb;
  private final InstantSource clock;
  private final Wiring wiring;
  private final CompletableFuture<Void> table;

  /// Starts an installation in an account.
  ///
  /// @param environment what the stack would set; what is missing gets a value that fits here
  /// @param log where the handlers' log lines go
  static Installation start(
      AccountFile account,
      Map<String, String> environment,
      InstantSource clock,
      PrintStream log,
      int port) {
    return new Installation(LocalAws.start(account, clock), account, environment, clock, log, port);
  }

  private Installation(
      LocalAws aws,
      AccountFile account,
      Map<String, String> environment,
      InstantSource clock,
      PrintStream log,
      int port) {
    this.aws = aws;
    this.clock = clock;
    this.page = HttpApi.start(port, this::clicked, clock, aws::callerOf);
    this.settings = Settings.read(complete(environment, account.accountId()));
    AwsClients clients = clients();
    this.wiring = new Wiring(settings, clients, clock, new JsonLog(log));
    this.dynamoDb = clients.dynamoDb();
    // The table comes up while the first questions are asked of IAM, which needs none.
    this.table =
        CompletableFuture.runAsync(() -> dynamoDb.createTable(CaseTableDefinition.named(TABLE)));
    aws.deployed(
        StackOutputs.STACK,
        Map.of(
            StackOutputs.CASE_TABLE,
            TABLE,
            StackOutputs.APPROVAL_URL,
            page.endpoint().toString(),
            StackOutputs.MODE,
            settings.rules().mode().id(),
            StackOutputs.ACCOUNTS,
            account.accountId()));
    this.denials = new DenialHandler(wiring);
    this.approvals = new ApprovalHandler(wiring);
    this.reviews = new ReviewHandler(wiring);
    this.stream = StreamMapping.open(aws, TABLE, effects(wiring), DELIVERIES);
    this.ledger = new DynamoDbCases(dynamoDb, TABLE, new JsonLog(log));
  }

  private AwsClients clients() {
    var credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    return new AwsClients(
        HOME,
        new AwsClients.Endpoints(
            Optional.of(aws.endpoint()), Optional.of(aws.dynamoDbEndpoint()), credentials));
  }

  private Map<String, Function> effects(Wiring wiring) {
    Map<String, Function> effects = new LinkedHashMap<>();
    effects.put(CaseTable.OWES_NOTIFY, function(new NotificationHandler(wiring)));
    if (!settings.rules().mode().id().equals("dry-run")) {
      effects.put(CaseTable.OWES_PATCH, function(new PatchHandler(wiring)));
    }
    return effects;
  }

  private Map<String, String> complete(Map<String, String> environment, String account) {
    Map<String, String> complete = new HashMap<>();
    complete.put(EnvironmentKeys.TABLE, TABLE);
    complete.put(EnvironmentKeys.QUEUE_ARN, arn("sqs", account, "bedrock-remedy-denials"));
    complete.put(EnvironmentKeys.APPROVALS_TOPIC, arn("sns", account, "bedrock-remedy-approvals"));
    complete.put(EnvironmentKeys.REPORTS_TOPIC, arn("sns", account, "bedrock-remedy-reports"));
    complete.put(EnvironmentKeys.APPROVAL_URL, page.endpoint().toString());
    complete.put(EnvironmentKeys.ACCOUNTS, account);
    complete.putAll(environment);
    return complete;
  }

  private static String arn(String service, String account, String name) {
    return "arn:aws:" + service + ":" + HOME + ":" + account + ":" + name;
  }

  /// Delivers messages of the queue in one batch, and all the table's stream has to tell after it.
  ///
  /// @return the handler's answer to the batch
  byte[] deliver(List<String> messages) throws Exception {
    byte[] answer = denials().invoke(LambdaEvents.sqsBatch(settings.queueArn(), messages));
    settle();
    return answer;
  }

  /// Delivers what the table's stream has to tell, until it is silent.
  synchronized void settle() throws Exception {
    table.join();
    stream.drain();
  }

  /// Lets the clock strike: what is due is looked at.
  void review() throws Exception {
    table.join();
    function(reviews)
        .invoke(
            LambdaEvents.schedule(arn("events", "000000000000", "rule/review"), clock.instant()));
    settle();
  }

  /// A request to the page, as the HTTP API hands it over.
  byte[] approval(byte[] event) throws Exception {
    table.join();
    return function(approvals).invoke(event);
  }

  /// A press of a button in Slack, by the alias named.
  ///
  /// @param alias empty for the function itself
  byte[] pressed(String alias, byte[] payload) throws Exception {
    table.join();
    var out = new ByteArrayOutputStream();
    approvals.handleRequest(new ByteArrayInputStream(payload), out, new LocalContext(alias));
    settle();
    return out.toByteArray();
  }

  /// A request from a browser: what it set off is done before the answer goes back, so that the
  /// next page shows it.
  private byte[] clicked(byte[] event) throws Exception {
    byte[] answer = approval(event);
    settle();
    return answer;
  }

  /// Every question there is to this account.
  Gathering gathering() {
    return wiring.gathering();
  }

  /// The handler that takes denials, as its queue sees it.
  Function denials() {
    table.join();
    return function(denials);
  }

  LocalAws aws() {
    return aws;
  }

  CaseLedger ledger() {
    table.join();
    return ledger;
  }

  Settings settings() {
    return settings;
  }

  DynamoDbClient dynamoDb() {
    table.join();
    return dynamoDb;
  }

  HttpApi page() {
    return page;
  }

  static Function function(RequestStreamHandler handler) {
    return event -> {
      var out = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), out, new LocalContext());
      return out.toByteArray();
    };
  }

  @Override
  public void close() {
    stream.close();
    page.close();
    aws.close();
  }
}
