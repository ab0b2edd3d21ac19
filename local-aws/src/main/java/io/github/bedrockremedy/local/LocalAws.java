package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.local.bedrock.BedrockService;
import io.github.bedrockremedy.local.cloudformation.CloudFormationService;
import io.github.bedrockremedy.local.dynamodb.TableService;
import io.github.bedrockremedy.local.iam.IamService;
import io.github.bedrockremedy.local.sns.SnsService;
import io.github.bedrockremedy.local.sts.StsService;
import io.github.bedrockremedy.local.wire.AwsFront;
import io.github.bedrockremedy.local.wire.Service;
import io.github.bedrockremedy.local.wire.ToldService;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// An AWS account in this process, for SDK clients that differ from those in AWS by their endpoint
/// only. Any credentials do: an access key that is the id of one of the accounts chooses it, and a
/// session's key the account of its role.
public final class LocalAws implements AutoCloseable {
  private final AccountState state;
  private final Faults faults = new Faults();
  private final RecordedCalls calls = new RecordedCalls();
  private final SnsService sns;
  private final TableService tables = new TableService();
  private final Map<String, Map<String, String>> outputs = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final AwsFront front;

  private LocalAws(AccountFile account, InstantSource clock) {
    this.state = new AccountState(account);
    this.clock = clock;
    this.sns = new SnsService(account.told().at("/sns/ListSubscriptionsByTopic"));
    this.front = new AwsFront(services(account.told()), state.sessions(), clock, faults, calls);
  }

  /// The services that do what they are asked, and those that only answer what the file says.
  private Map<String, Service> services(JsonNode told) {
    Map<String, Service> services = new HashMap<>();
    services.put("iam", new IamService(state));
    services.put("bedrock", new BedrockService(state));
    services.put("sns", sns);
    services.put("cloudformation", new CloudFormationService(state, outputs));
    services.put("sts", new StsService(state, clock));
    services.put("dynamodb", tables);
    for (String name : List.of("cloudtrail", "events", "sqs", "lambda", "monitoring")) {
      services.put(name, new ToldService(name, told.path(name)));
    }
    return services;
  }

  /// Starts at once; DynamoDB Local goes on starting in the background.
  public static LocalAws start(AccountFile account, InstantSource clock) {
    return new LocalAws(account, clock);
  }

  /// Where clients of every service connect.
  public URI endpoint() {
    return front.endpoint();
  }

  /// Where clients of DynamoDB and DynamoDB Streams connect; a call waits until they are up.
  public URI dynamoDbEndpoint() {
    return front.endpoint();
  }

  /// Waits until DynamoDB is up, for those who want to measure without its start.
  public void awaitDynamoDb() {
    tables.await();
  }

  /// The clock the account was started with.
  public InstantSource clock() {
    return clock;
  }

  /// A session that lasts, as a function has one of its role; the role need not be in the file.
  public Session run(String roleArn) {
    return state.sessions().open(roleArn, "function", Optional.empty(), Instant.MAX);
  }

  /// Faults on demand.
  public Faults faults() {
    return faults;
  }

  /// Every call that arrived.
  public RecordedCalls calls() {
    return calls;
  }

  /// What was published to SNS, in order.
  public List<Publication> publications() {
    return sns.publications();
  }

  /// Forgets what was published and called so far, for whoever runs for long.
  public void forget() {
    sns.forget();
    calls.reset();
  }

  /// Lets a stack have outputs, as one that was deployed would.
  public void deployed(String stack, Map<String, String> stackOutputs) {
    outputs.put(stack, Map.copyOf(stackOutputs));
  }

  /// The ARN of whoever signs with an access key.
  public String callerOf(String accessKey) {
    return StsService.callerOf(state, accessKey);
  }

  /// IAM as it stands.
  public AccountState account() {
    return state;
  }

  @Override
  public void close() {
    front.close();
    tables.close();
  }
}
