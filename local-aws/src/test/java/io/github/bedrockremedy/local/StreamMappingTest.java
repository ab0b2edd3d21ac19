package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class StreamMappingTest {
  private static final byte[] ALL_DONE =
      "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8);

  private final LocalAws aws = LocalAws.start(AccountFile.empty(Clients.ACCOUNT), Clients.CLOCK);
  private final DynamoDbClient tables = Clients.dynamoDb(aws);
  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void createTable() {
    tables.createTable(
        it ->
            it.tableName("cases")
                .billingMode("PAY_PER_REQUEST")
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType("NEW_AND_OLD_IMAGES")));
  }

  @AfterEach
  void close() {
    tables.close();
    aws.close();
  }

  private byte[] record(byte[] event) {
    events.add(new String(event, StandardCharsets.UTF_8));
    return ALL_DONE;
  }

  @Test
  void onlyRecordsThatOweWhatTheFunctionDoesAreDeliveredAndOnlyOnce() throws Exception {
    put("a", "notify");
    put("b", "patch");
    put("c", "");
    try (var mapping = StreamMapping.open(aws, "cases", Map.of("notify", this::record), 3)) {
      assertEquals(1, mapping.drain());
      assertEquals(0, mapping.drain());
    }
    assertEquals(1, events.size());
    String event = events.getFirst();
    assertTrue(event.contains("\"eventName\":\"INSERT\""), event);
    assertTrue(event.contains("\"NewImage\":{"), event);
    assertTrue(event.contains("\"eventSource\":\"aws:dynamodb\""), event);
    assertTrue(event.contains("\"pk\":{\"S\":\"a\"}"), event);
  }

  @Test
  void recordsWrittenWhileDrainingAreDrainedToo() throws Exception {
    put("a", "notify");
    Function patches =
        event -> {
          put("a", "");
          return ALL_DONE;
        };
    Function notifies =
        event -> {
          put("a", "patch");
          return ALL_DONE;
        };
    try (var mapping =
        StreamMapping.open(aws, "cases", Map.of("notify", notifies, "patch", patches), 3)) {
      assertEquals(2, mapping.drain());
    }
  }

  @Test
  void aRecordThatFailsIsRetriedAndParkedAndDelaysNobody() throws Exception {
    for (String key : List.of("a", "poison", "b")) {
      put(key, "notify");
    }
    var deliveries = new HashMap<Boolean, Integer>();
    Function poisoned =
        event -> {
          boolean poison = new String(event, StandardCharsets.UTF_8).contains("poison");
          deliveries.merge(poison, 1, Integer::sum);
          if (poison) {
            throw new IllegalStateException("poisoned");
          }
          return ALL_DONE;
        };
    try (var mapping = StreamMapping.open(aws, "cases", Map.of("notify", poisoned), 2)) {
      assertEquals(2, mapping.drain());
      assertEquals(1, mapping.parked().size());
    }
    assertEquals(Map.of(true, 3, false, 2), deliveries);
  }

  @Test
  void aReportedFailureIsRetriedFromItsOwnPlace() throws Exception {
    put("a", "notify");
    put("b", "notify");
    var second = new ArrayList<String>();
    Function failsOnce =
        event -> {
          record(event);
          var records = Field.parse(events.getLast()).at("Records").items();
          if (second.isEmpty()) {
            second.add(records.get(1).at("dynamodb").at("SequenceNumber").text());
            return "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                .formatted(second.getFirst())
                .getBytes(StandardCharsets.UTF_8);
          }
          return ALL_DONE;
        };
    try (var mapping = StreamMapping.open(aws, "cases", Map.of("notify", failsOnce), 2)) {
      assertEquals(2, mapping.drain());
      assertEquals(List.of(), mapping.parked());
    }
    assertEquals(2, events.size());
    assertTrue(!events.getLast().contains("\"S\":\"a\""), events.getLast());
  }

  @Test
  void conditionalWritesAndTransactionsFailAsDynamoDbLetsThemFail() {
    put("a", "notify");
    assertThrows(
        ConditionalCheckFailedException.class,
        () ->
            tables.putItem(
                it ->
                    it.tableName("cases")
                        .item(Map.of("pk", AttributeValue.fromS("a")))
                        .conditionExpression("attribute_not_exists(pk)")));
    var write =
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName("cases")
                        .item(Map.of("pk", AttributeValue.fromS("a")))
                        .conditionExpression("attribute_not_exists(pk)"))
            .build();
    var cancelled =
        assertThrows(
            TransactionCanceledException.class,
            () -> tables.transactWriteItems(it -> it.transactItems(write)));
    assertEquals("ConditionalCheckFailed", cancelled.cancellationReasons().getFirst().code());
  }

  @Test
  void aDroppedAnswerHasTakenEffectAndATimeOutHasNot() {
    aws.faults().next("dynamodb:PutItem", Fault.DROP_AFTER_WRITE, 1);
    assertThrows(RuntimeException.class, () -> put("written", "notify"));
    aws.faults().next("dynamodb:*", Fault.TIME_OUT, 1);
    assertThrows(RuntimeException.class, () -> put("lost", "notify"));
    assertEquals(1, tables.scan(it -> it.tableName("cases")).count());
    assertEquals(2, aws.calls().count("dynamodb:PutItem"));
  }

  private void put(String key, String owes) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", AttributeValue.fromS(key));
    if (!owes.isEmpty()) {
      item.put("owes", AttributeValue.fromS(owes));
    }
    tables.putItem(it -> it.tableName("cases").item(item));
  }
}
