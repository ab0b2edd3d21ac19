package io.github.bedrockremedy.local;

import io.github.bedrockremedy.contract.CaseTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Lambda's side of a DynamoDB stream: reads a table's records in order and hands to each function
/// those that owe what it does. It runs when it is told to, on the caller's thread.
public final class StreamMapping implements AutoCloseable {
  private final DynamoDbStreamsClient client;
  private final String table;
  private final Map<String, Subscriber> byOwes = new LinkedHashMap<>();
  private final Map<String, String> iterators = new HashMap<>();
  private final List<Parked> parked = new ArrayList<>();
  private String streamArn = "";
  private List<String> open = List.of();

  /// A record its function could not do within the attempts; what AWS sends to the on-failure
  /// destination.
  public record Parked(String owes, String sequenceNumber) {}

  private StreamMapping(DynamoDbStreamsClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// Reads a table of the account from its first record on.
  ///
  /// @param byOwes value of the attribute `owes` to the function that does it
  /// @param attempts deliveries of one record before it is parked, at least 1
  public static StreamMapping open(
      LocalAws aws, String table, Map<String, Function> byOwes, int attempts) {
    var credentials = AwsBasicCredentials.create("stream", "stream");
    var mapping =
        new StreamMapping(
            DynamoDbStreamsClient.builder()
                .endpointOverride(aws.dynamoDbEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build(),
            table);
    byOwes.forEach(
        (owes, function) ->
            mapping.byOwes.put(owes, new Subscriber(owes, function, attempts, mapping.parked)));
    return mapping;
  }

  /// Delivers until no new record is left, those written meanwhile included.
  ///
  /// @return how many records were handed to a function and done
  public int drain() throws Exception {
    int done = 0;
    while (true) {
      int read = 0;
      for (String shard : shards()) {
        List<Record> records = read(shard);
        read += records.size();
        done += deliver(stream(), records);
      }
      if (read == 0) {
        return done;
      }
    }
  }

  /// What was given up, in order.
  public List<Parked> parked() {
    return List.copyOf(parked);
  }

  /// A table keeps its stream for life.
  private String stream() {
    if (streamArn.isEmpty()) {
      streamArn = client.listStreams(it -> it.tableName(table)).streams().getFirst().streamArn();
    }
    return streamArn;
  }

  /// The shards as they were found last; looked for anew whenever one of them has ended.
  private List<String> shards() {
    if (open.isEmpty()) {
      open =
          client.describeStream(it -> it.streamArn(stream())).streamDescription().shards().stream()
              .map(Shard::shardId)
              .toList();
    }
    return open;
  }

  private List<Record> read(String shard) {
    String iterator =
        iterators.computeIfAbsent(
            shard,
            _ ->
                client
                    .getShardIterator(
                        it ->
                            it.streamArn(stream()).shardId(shard).shardIteratorType("TRIM_HORIZON"))
                    .shardIterator());
    if (iterator.isEmpty()) {
      return List.of();
    }
    var answer = client.getRecords(it -> it.shardIterator(iterator));
    String next = answer.nextShardIterator();
    if (next == null) {
      open = List.of();
    }
    iterators.put(shard, next == null ? "" : next);
    return answer.records();
  }

  private int deliver(String arn, List<Record> records) throws Exception {
    int done = 0;
    for (Subscriber subscriber : byOwes.values()) {
      List<Record> own = records.stream().filter(it -> owes(it, subscriber.owes())).toList();
      done += subscriber.deliver(arn, own);
    }
    return done;
  }

  private static boolean owes(Record record, String value) {
    var owes = record.dynamodb().newImage().get(CaseTable.OWES);
    return record.eventName() != OperationType.REMOVE && owes != null && value.equals(owes.s());
  }

  @Override
  public void close() {
    client.close();
  }
}
