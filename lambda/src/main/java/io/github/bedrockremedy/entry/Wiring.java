package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.BedrockProfiles;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbDecisions;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbNotices;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbTrail;
import io.github.bedrockremedy.edge.iam.IamAccessProbe;
import io.github.bedrockremedy.edge.iam.IamEvidence;
import io.github.bedrockremedy.edge.iam.IamPolicyStore;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.edge.sns.SnsNotifier;
import io.github.bedrockremedy.edge.sts.StsCallers;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Deadlines;
import io.github.bedrockremedy.pipeline.Digests;
import io.github.bedrockremedy.pipeline.Execution;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.Planning;
import io.github.bedrockremedy.pipeline.RequestLimit;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.TakingIn;
import io.github.bedrockremedy.pipeline.Telling;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Puts the stories together with the adapters they need, and no others: what a handler does not
/// ask for is never made.
public final class Wiring {
  private final Settings settings;
  private final AwsClients clients;
  private final InstantSource clock;
  private final JsonLog log;

  public Wiring(Settings settings, AwsClients clients, InstantSource clock, JsonLog log) {
    this.settings = settings;
    this.clients = clients;
    this.clock = clock;
    this.log = log;
  }

  /// The wiring of a deployed function.
  public static Wiring fromEnvironment() {
    Map<String, String> environment = System.getenv();
    Region home = new Region(environment.getOrDefault("AWS_REGION", "us-east-1"));
    Settings settings = Settings.read(environment);
    InstantSource clock = InstantSource.system();
    return new Wiring(
        settings,
        new AwsClients(home, settings.accounts(), AwsClients.Endpoints.ofAws(), clock),
        clock,
        JsonLog.standard(environment.getOrDefault(EnvironmentKeys.STAGE, "production")));
  }

  /// The same system without the network: every call is made and goes nowhere.
  Wiring rehearsal() {
    var lines = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Wiring(
        settings, clients.rehearsed(settings.accounts().home()), clock, new JsonLog(lines));
  }

  /// Reads one item every handler may read.
  void touchTable() {
    cases().control();
  }

  /// An invocation begins; what it does is bounded by the time it has.
  void begins(Context invocation) {
    clients.left().of(invocation::getRemainingTimeInMillis);
  }

  /// Whether the invocation has time for one more plan.
  boolean hasTime() {
    return clients.left().forOneMore();
  }

  /// Whether it has time for one more message.
  boolean hasTimeToTell() {
    return clients.left().forOneMessage();
  }

  Settings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  JsonLog log() {
    return log;
  }

  /// Logs a line and counts what it says.
  void count(String what, Map<String, ?> fields, Map<Metric, Integer> counts) {
    log.counted(what, fields, counts, clock.instant());
  }

  Planning planning() {
    return new Planning(
        planner(), cases(), new RequestLimit(settings.requestsPerHour()), deadlines());
  }

  /// The random source is made where it is used, never in a snapshot of the function.
  Telling telling() {
    Notifier notifier =
        new SnsNotifier(clients.sns(), settings.approvalsTopic(), settings.reportsTopic());
    return new Telling(cases(), notices(), notifier, deadlines(), ways(), SecureRandom::new);
  }

  private Telling.Ways ways() {
    return new Telling.Ways(
        Optional.of(settings.approvalUrl()).filter(_ -> page()),
        buttons().map(_ -> clients.home().id()));
  }

  /// The alias of Slack's buttons, where decisions may come from there.
  private Optional<String> buttons() {
    return settings.slackAlias().filter(_ -> settings.rules().channel() == ApprovalChannel.SLACK);
  }

  /// Whether there is a page to decide on.
  private boolean page() {
    return settings.rules().channel() != ApprovalChannel.IAM_ONLY;
  }

  TakingIn takingIn() {
    return new TakingIn(
        cases(),
        decisions(),
        notices(),
        new RequestLimit(settings.requestsPerHour()),
        deadlines(),
        new StsCallers(clients.stsEndpoint(), settings.accounts().home()),
        settings.rules().channel(),
        settings.approvers());
  }

  Execution execution(TakingIn takingIn) {
    return new Execution(
        planner(),
        cases(),
        takingIn,
        new IamPolicyStore(clients::iamForWriting),
        notices(),
        settings.writes(),
        new RequestLimit(settings.requestsPerHour()),
        deadlines());
  }

  Review review() {
    return new Review(
        cases(),
        decisions(),
        notices(),
        gathering(),
        new RequestLimit(settings.requestsPerHour()),
        deadlines(),
        !settings.isDryRun());
  }

  Digests digests() {
    return new Digests(cases(), notices(), !settings.isDryRun());
  }

  /// What the daily look needs, put together apart.
  public LookWiring looking() {
    return new LookWiring(this, settings, clients);
  }

  ApprovalPages approvalPages() {
    return new ApprovalPages(cases(), decisions(), clock, page(), !settings.isDryRun());
  }

  SignedDecisions signedDecisions() {
    return new SignedDecisions(asked(), decisions(), settings.approvers());
  }

  SlackPresses slackPresses() {
    return new SlackPresses(asked(), cases(), buttons());
  }

  private Asked asked() {
    return new Asked(cases(), decisions(), clock, settings.approvers(), !settings.isDryRun());
  }

  /// The story of one denial, with everything it asks of AWS.
  public Planner planner() {
    return new Planner(
        gathering(), settings.rules(), new DynamoDbTrail(clients.dynamoDb(), settings.table()));
  }

  /// Every question there is to AWS. Of an account that is not served nobody asks anything.
  public Gathering gathering() {
    return new Gathering(
        account ->
            settings.accounts().contains(account)
                ? facts(account)
                : AccountFacts.none("account " + account + " is not served", catalogue()),
        clients.budget());
  }

  AccountFacts facts(String account) {
    return new AccountFacts(
        new IamEvidence(
            clients.iamForReading(account),
            new StackLookup(region -> clients.cloudFormation(account, region))),
        new IamAccessProbe(clients.iamForReading(account)),
        new BedrockProfiles(region -> clients.bedrock(account, region), catalogue()));
  }

  private static CatalogueProfiles catalogue() {
    return new CatalogueProfiles(ProfileCatalogue.embedded());
  }

  CaseLedger cases() {
    return new DynamoDbCases(clients.dynamoDb(), settings.table(), log);
  }

  private Decisions decisions() {
    return new DynamoDbDecisions(clients.dynamoDb(), settings.table(), clock, log);
  }

  Notices notices() {
    return new DynamoDbNotices(clients.dynamoDb(), settings.table(), log);
  }

  Deadlines deadlines() {
    return new Deadlines(settings.request());
  }
}
