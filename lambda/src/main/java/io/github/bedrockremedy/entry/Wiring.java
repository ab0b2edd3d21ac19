package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.BedrockProfiles;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbDecisions;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbTrail;
import io.github.bedrockremedy.edge.iam.IamAccessProbe;
import io.github.bedrockremedy.edge.iam.IamEvidence;
import io.github.bedrockremedy.edge.iam.IamPolicyStore;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.edge.sns.SnsNotifier;
import io.github.bedrockremedy.edge.sts.StsCallers;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Deadlines;
import io.github.bedrockremedy.pipeline.Execution;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.Planning;
import io.github.bedrockremedy.pipeline.RequestLimit;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.TakingIn;
import io.github.bedrockremedy.pipeline.Telling;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the stories together with the adapters they need, and no others: what a handler does not
/// ask
/// for is never made.
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
    return new Wiring(
        Settings.read(environment),
        new AwsClients(home, AwsClients.Endpoints.ofAws()),
        InstantSource.system(),
        JsonLog.standard());
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

  Planning planning() {
    return new Planning(
        planner(), cases(dynamoDb()), new RequestLimit(settings.requestsPerHour()), deadlines());
  }

  /// The random source is made where it is used, never in a snapshot of the function.
  Telling telling() {
    Notifier notifier =
        new SnsNotifier(clients.sns(), settings.approvalsTopic(), settings.reportsTopic());
    return new Telling(
        cases(dynamoDb()), notifier, deadlines(), ways(), SecureRandom::new);
  }

  private Telling.Ways ways() {
    return new Telling.Ways(
        Optional.of(settings.approvalUrl()),
        settings.slackAlias().map(_ -> clients.home().id()));
  }

  TakingIn takingIn() {
    DynamoDbClient dynamoDb = dynamoDb();
    return new TakingIn(
        cases(dynamoDb),
        decisions(dynamoDb),
        deadlines(),
        new StsCallers(clients.stsEndpoint()),
        settings.slackAlias().isPresent());
  }

  Execution execution(TakingIn takingIn) {
    return new Execution(
        planner(),
        cases(dynamoDb()),
        takingIn,
        new IamPolicyStore(clients.iamForWriting()),
        settings.writes(),
        deadlines());
  }

  Review review() {
    DynamoDbClient dynamoDb = dynamoDb();
    return new Review(
        cases(dynamoDb),
        decisions(dynamoDb),
        gathering(),
        new RequestLimit(settings.requestsPerHour()),
        deadlines(),
        settings.rules().mode() != Mode.DRY_RUN);
  }

  ApprovalPages approvalPages() {
    DynamoDbClient dynamoDb = dynamoDb();
    return new ApprovalPages(cases(dynamoDb), decisions(dynamoDb), clock);
  }

  SignedDecisions signedDecisions() {
    return new SignedDecisions(asked(), decisions(dynamoDb()));
  }

  SlackPresses slackPresses() {
    return new SlackPresses(asked(), cases(dynamoDb()), settings.slackAlias());
  }

  private Asked asked() {
    return new Asked(cases(dynamoDb()), decisions(dynamoDb()), clock);
  }

  /// The story of one denial, with everything it asks of AWS.
  public Planner planner() {
    return new Planner(
        gathering(), settings.rules(), new DynamoDbTrail(dynamoDb(), settings.table()));
  }

  /// Every question there is to AWS.
  public Gathering gathering() {
    return new Gathering(
        new IamEvidence(clients.iamForReading(), new StackLookup(clients::cloudFormation)),
        new IamAccessProbe(clients.iamForReading()),
        profiles(),
        clients.budget());
  }

  private InferenceProfiles profiles() {
    return new BedrockProfiles(
        clients::bedrock, new CatalogueProfiles(ProfileCatalogue.embedded()));
  }

  private DynamoDbClient dynamoDb() {
    return clients.dynamoDb();
  }

  private CaseLedger cases(DynamoDbClient dynamoDb) {
    return new DynamoDbCases(dynamoDb, settings.table(), log);
  }

  private Decisions decisions(DynamoDbClient dynamoDb) {
    return new DynamoDbDecisions(dynamoDb, settings.table(), clock, log);
  }

  private Deadlines deadlines() {
    return new Deadlines(settings.request());
  }
}
