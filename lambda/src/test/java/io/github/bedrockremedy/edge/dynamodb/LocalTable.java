package io.github.bedrockremedy.edge.dynamodb;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import io.github.bedrockremedy.contract.CaseTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// A case table of its own for each test, in DynamoDB Local, and every request that went to it.
final class LocalTable implements AutoCloseable {
  static final String NAME = "cases";

  private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
  private final List<DynamoDbRequest> requests = new CopyOnWriteArrayList<>();
  private final DynamoDbClient recorded;

  LocalTable() {
    local.dynamoDbClient().createTable(CaseTableDefinition.named(NAME));
    recorded = recording(local.dynamoDbClient());
  }

  DynamoDbClient client() {
    return recorded;
  }

  /// The last request of a kind.
  <T extends DynamoDbRequest> T last(Class<T> kind) {
    return requests.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  List<DynamoDbRequest> requests() {
    return List.copyOf(requests);
  }

  Map<String, AttributeValue> item(ItemKey key) {
    return local
        .dynamoDbClient()
        .getItem(r -> r.tableName(NAME).key(key.attributes()).consistentRead(true))
        .item();
  }

  /// Writes an item as a person with a console would.
  void write(Map<String, AttributeValue> item) {
    local.dynamoDbClient().putItem(r -> r.tableName(NAME).item(item));
  }

  /// Changes one attribute by hand; null takes it away.
  void edit(ItemKey key, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(item(key));
    item.put(attribute, value);
    write(item);
  }

  void remove(ItemKey key, String attribute) {
    Map<String, AttributeValue> item = new HashMap<>(item(key));
    item.remove(attribute);
    write(item);
  }

  int count() {
    return local.dynamoDbClient().scan(r -> r.tableName(NAME)).count();
  }

  /// Items under one partition key.
  int count(String partition) {
    return local
        .dynamoDbClient()
        .query(
            r ->
                r.tableName(NAME)
                    .keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", CaseTable.PK))
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .count();
  }

  private DynamoDbClient recording(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            LocalTable.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof DynamoDbRequest request) {
                requests.add(request);
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void close() {
    local.shutdown();
  }
}
