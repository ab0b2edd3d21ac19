package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Faults;
import io.github.bedrockremedy.local.LocalAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A case table of its own for each test, in DynamoDB Local, and every request that went to it.
final class LocalTable implements AutoCloseable {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final LocalAws aws = Shared.AWS;
  private final String name = "cases-" + TABLES.incrementAndGet();
  private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final DynamoDbClient byHand = client(List.of());
  private final DynamoDbClient recorded = client(List.of(new Recorder()));

  LocalTable() {
    byHand.createTable(CaseTableDefinition.named(name));
  }

  String name() {
    return name;
  }

  DynamoDbClient client() {
    return recorded;
  }

  /// The cases of this table.
  DynamoDbCases cases() {
    return new DynamoDbCases(
        client(), name, new JsonLog(new PrintStream(logged, true, StandardCharsets.UTF_8)));
  }

  /// What the cases logged.
  String logged() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  Faults faults() {
    return aws.faults();
  }

  /// The last request of a kind.
  <T extends SdkRequest> T last(Class<T> kind) {
    return requests.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  List<SdkRequest> requests() {
    return List.copyOf(requests);
  }

  Map<String, AttributeValue> item(ItemKey key) {
    return byHand.getItem(r -> r.tableName(name).key(key.attributes()).consistentRead(true)).item();
  }

  /// An attribute that has to be there.
  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  /// Writes an item as a person with a console would.
  void write(Map<String, AttributeValue> item) {
    byHand.putItem(r -> r.tableName(name).item(item));
  }

  /// Changes one attribute by hand.
  void edit(ItemKey key, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(item(key));
    item.put(attribute, value);
    write(item);
  }

  /// Takes one attribute away by hand.
  void remove(ItemKey key, String attribute) {
    Map<String, AttributeValue> item = new HashMap<>(item(key));
    item.remove(attribute);
    write(item);
  }

  /// Items there are.
  int count() {
    return byHand.scan(r -> r.tableName(name)).count();
  }

  /// Items the due index holds.
  int countDue() {
    return byHand.scan(r -> r.tableName(name).indexName(CaseTable.DUE_INDEX)).count();
  }

  private DynamoDbClient client(List<ExecutionInterceptor> interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(aws.dynamoDbEndpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.executionInterceptors(interceptors))
        .build();
  }

  @Override
  public void close() {
    aws.faults().clear();
  }

  private final class Recorder implements ExecutionInterceptor {
    @Override
    public void beforeExecution(
        Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
      requests.add(context.request());
    }
  }

  /// One for all tests: its start is the slow part.
  private static final class Shared {
    static final LocalAws AWS =
        LocalAws.start(AccountFile.empty("618048437522"), () -> Samples.NOW);
  }
}
