package io.github.bedrockremedy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.ApprovalHandler;
import io.github.bedrockremedy.entry.DenialHandler;
import io.github.bedrockremedy.entry.LocalContext;
import io.github.bedrockremedy.entry.NotificationHandler;
import io.github.bedrockremedy.entry.PatchHandler;
import io.github.bedrockremedy.entry.ReviewHandler;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.entry.Wiring;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The whole system on this machine: the same handlers, adapters and SDK clients that run in AWS,
/// wired to an AWS account in this process. In `dry-run` there is no `PatchHandler`, as in the
/// stack.
final class Installation implements AutoCloseable {
  private static final int DELIVERIES = 3;

  private final LocalAws aws;
  private final LocalClients clients;
  private final Settings settings;
  private final DenialHandler denials;
  private final ApprovalHandler approvals;
  private final ReviewHandler reviews;
  private final StreamMapping stream;
  private final JsonLog lines;
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
    this.settings = Settings.read(LocalEnvironment.complete(environment, account, page.endpoint()));
    var lines = new JsonLog(log);
    this.clients = new LocalClients(aws, settings.accounts(), clock);
    this.wiring = wiring(HandlerActions.DENIAL, lines);
    this.dynamoDb = clients.operator().dynamoDb();
    // The table comes up while the first questions are asked of IAM, which needs none.
    this.table =
        CompletableFuture.runAsync(
            () -> dynamoDb.createTable(CaseTableDefinition.named(settings.table())));
    aws.deployed(StackOutputs.STACK, LocalEnvironment.outputs(settings, page.endpoint()));
    this.denials = new DenialHandler(wiring);
    this.approvals = new ApprovalHandler(wiring(HandlerActions.APPROVAL, lines));
    this.reviews = new ReviewHandler(wiring(HandlerActions.REVIEW, lines));
    this.lines = lines;
    this.stream = StreamMapping.open(aws, settings.table(), effects(), DELIVERIES);
    this.ledger = new DynamoDbCases(dynamoDb, settings.table(), lines);
  }

  private Wiring wiring(HandlerActions handler, JsonLog lines) {
    return new Wiring(settings, clients.of(handler), clock, lines);
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
    review(
        LambdaEvents.schedule(
            LocalEnvironment.arn("events", settings.accounts().home(), "rule/review"),
            clock.instant()));
  }

  /// The same with the input of one of the schedules.
  void review(byte[] input) throws Exception {
    table.join();
    function(reviews).invoke(input);
    settle();
  }

  /// One of the clock's other tasks, `daily` or `weekly`.
  void review(String task) throws Exception {
    review("{\"task\":\"%s\"}".formatted(task).getBytes(UTF_8));
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

  /// The functions behind the stream, by what a row owes.
  Map<String, Function> effects() {
    Map<String, Function> effects = new LinkedHashMap<>();
    effects.put(CaseTable.OWES_NOTIFY, function(atStream(HandlerActions.NOTIFICATION)));
    if (!settings.isDryRun()) {
      effects.put(CaseTable.OWES_PATCH, function(atStream(HandlerActions.PATCH)));
    }
    return effects;
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

  /// The handler that takes denials, for whoever says how much time it has.
  RequestStreamHandler denialHandler() {
    table.join();
    return denials;
  }

  /// The same of the clock's.
  RequestStreamHandler reviewHandler() {
    table.join();
    return reviews;
  }

  /// A handler of those the stream starts.
  RequestStreamHandler atStream(HandlerActions handler) {
    Wiring own = wiring(handler, lines);
    return handler == HandlerActions.PATCH ? new PatchHandler(own) : new NotificationHandler(own);
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
      try {
        handler.handleRequest(new ByteArrayInputStream(event), out, new LocalContext());
      } catch (Error e) {
        throw new IllegalStateException("the function died", e);
      }
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
