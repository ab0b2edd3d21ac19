package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.Rehearsal;
import io.github.bedrockremedy.edge.Retries;
import io.github.bedrockremedy.edge.TimeLeft;
import io.github.bedrockremedy.edge.sts.MemberSessions;
import io.github.bedrockremedy.edge.sts.ServedAccounts;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Makes the SDK's clients, each only when it is asked for: a handler pays for no client it does
/// not use. They share one small HTTP client.
public final class AwsClients {
  private final Region home;
  private final ServedAccounts accounts;
  private final Endpoints endpoints;
  private final MemberSessions sessions;
  private final CallBudget budget = new CallBudget();
  private final TimeLeft left = new TimeLeft();
  private final SdkHttpClient http;
  private final InstantSource clock;
  private final Consumer<Consumer<AwsClients>> meant;
  private final Supplier<IamClient> iamForWriting = Once.of(() -> iam(own()));
  private final Supplier<StsClient> sts = Once.of(this::newSts);
  private final Supplier<SnsClient> sns = Once.of(this::newSns);
  private final Supplier<DynamoDbClient> dynamoDb = Once.of(this::newDynamoDb);
  private final Map<String, IamClient> iamForReading = new ConcurrentHashMap<>();
  private final Map<Place, BedrockClient> bedrock = new ConcurrentHashMap<>();
  private final Map<Place, CloudFormationClient> cloudFormation = new ConcurrentHashMap<>();

  private record Place(String account, Region region) {}

  /// Where the services are.
  ///
  /// @param services endpoint of every service but DynamoDB; empty for AWS's own
  /// @param dynamoDb endpoint of DynamoDB; empty for AWS's own
  /// @param credentials who calls
  public record Endpoints(
      Optional<URI> services, Optional<URI> dynamoDb, AwsCredentialsProvider credentials) {
    /// AWS itself, with the credentials the environment provides.
    public static Endpoints ofAws() {
      return new Endpoints(
          Optional.empty(), Optional.empty(), DefaultCredentialsProvider.builder().build());
    }
  }

  /// Clients of an installation.
  ///
  /// @param home the Region the installation runs in
  /// @param accounts those it serves; nobody's credentials are made for any other
  public AwsClients(
      Region home, ServedAccounts accounts, Endpoints endpoints, InstantSource clock) {
    this(
        home,
        accounts,
        endpoints,
        clock,
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(10))
            .build(),
        _ -> {});
  }

  private AwsClients(
      Region home,
      ServedAccounts accounts,
      Endpoints endpoints,
      InstantSource clock,
      SdkHttpClient http,
      Consumer<Consumer<AwsClients>> meant) {
    this.http = http;
    this.meant = meant;
    this.clock = clock;
    this.home = home;
    this.accounts = accounts;
    this.endpoints = endpoints;
    this.sessions = new MemberSessions(sts, clock);
  }

  /// Clients whose calls go nowhere, for who prepares a snapshot; they hold no credentials. Each
  /// that is asked for is made here as well, so that it is in the snapshot: making one calls
  /// nobody.
  AwsClients rehearsed(String account) {
    var nobody =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));
    return new AwsClients(
        home,
        ServedAccounts.only(account),
        new Endpoints(endpoints.services(), endpoints.dynamoDb(), nobody),
        clock,
        new Rehearsal(account),
        ask -> ask.accept(this));
  }

  /// The Region the installation runs in.
  public Region home() {
    return home;
  }

  /// Counts the calls one denial costs.
  public CallBudget budget() {
    return budget;
  }

  /// Bounds how long calls are tried again.
  TimeLeft left() {
    return left;
  }

  /// IAM of an account for reading and simulating, on the budget.
  public IamClient iamForReading(String account) {
    meant.accept(real -> real.iamForReading(account));
    return iamForReading.computeIfAbsent(
        account, a -> reading(IamClient.builder(), SdkRegions.ofIam(home), a).build());
  }

  /// IAM for the one handler that writes, off the budget. In a further account it can do one act on
  /// one principal.
  ///
  /// @param action the act
  /// @param name what the account's trail shows it under
  public IamClient iamForWriting(PatchTarget target, Action action, String name) {
    return accounts
        .toWrite(home.partition(), target.account())
        .map(role -> iam(sessions.writing(role, name, action, target.arn())))
        .orElseGet(iamForWriting);
  }

  private IamClient iam(AwsCredentialsProvider credentials) {
    return at(IamClient.builder().httpClient(http), SdkRegions.ofIam(home), credentials).build();
  }

  /// Bedrock's control plane of a Region, as an account sees it.
  public BedrockClient bedrock(String account, Region region) {
    meant.accept(real -> real.bedrock(account, region));
    return bedrock.computeIfAbsent(
        new Place(account, region),
        p -> reading(BedrockClient.builder(), SdkRegions.of(p.region()), p.account()).build());
  }

  /// CloudFormation of a Region and account.
  public CloudFormationClient cloudFormation(String account, Region region) {
    meant.accept(real -> real.cloudFormation(account, region));
    return cloudFormation.computeIfAbsent(
        new Place(account, region),
        p ->
            reading(CloudFormationClient.builder(), SdkRegions.of(p.region()), p.account())
                .build());
  }

  /// A client that reads in an account, on the budget.
  private <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B reading(
      B builder, software.amazon.awssdk.regions.Region region, String account) {
    return at(builder.httpClient(http), region, reader(account))
        .overrideConfiguration(calls().addExecutionInterceptor(budget).build());
  }

  /// Who reads in an account: this function itself at home, elsewhere the role configured for it.
  private AwsCredentialsProvider reader(String account) {
    return accounts.toRead(home.partition(), account).map(sessions::reading).orElseGet(this::own);
  }

  private AwsCredentialsProvider own() {
    return endpoints.credentials();
  }

  private StsClient newSts() {
    return atHome(StsClient.builder()).build();
  }

  /// A client of the home Region, off the budget.
  <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B atHome(B builder) {
    return at(builder.httpClient(http), SdkRegions.of(home), own());
  }

  /// SNS at home.
  public SnsClient sns() {
    meant.accept(AwsClients::sns);
    return sns.get();
  }

  private SnsClient newSns() {
    return atHome(SnsClient.builder()).build();
  }

  /// DynamoDB at home.
  public DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  private DynamoDbClient newDynamoDb() {
    var builder =
        DynamoDbClient.builder()
            .httpClient(http)
            .region(SdkRegions.of(home))
            .credentialsProvider(endpoints.credentials())
            .overrideConfiguration(calls().build());
    endpoints.dynamoDb().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /// Where STS of the home Region is, for requests callers signed themselves.
  public URI stsEndpoint() {
    return endpoints
        .services()
        .orElseGet(() -> URI.create("https://sts." + home + "." + home.partition().domain()));
  }

  private <B extends AwsClientBuilder<B, ?>> B at(
      B builder, software.amazon.awssdk.regions.Region region, AwsCredentialsProvider credentials) {
    builder.region(region).credentialsProvider(credentials).overrideConfiguration(calls().build());
    endpoints.services().ifPresent(builder::endpointOverride);
    return builder;
  }

  private ClientOverrideConfiguration.Builder calls() {
    return ClientOverrideConfiguration.builder().retryStrategy(Retries.within(left));
  }
}
