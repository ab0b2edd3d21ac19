package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

class LimitsTest {
  private static final String DAY = "writes/618048437522/2026-11-22";

  private final LocalTable table = new LocalTable();
  private final DynamoDbCases cases = table.cases();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void aLimitIsCountedInTheTransactionOfTheStep() {
    create(id(0), List.of(new Limit(DAY, 3, "t1")));

    Update update = table.last(TransactWriteItemsRequest.class).transactItems().get(2).update();
    assertEquals("limit#" + DAY, attribute(update.key(), "pk").s());
    assertEquals("ADD tokens :token SET #ttl = :ttl", update.updateExpression());
    assertEquals(
        "contains(tokens, :one) OR attribute_not_exists(tokens) OR size(tokens) < :most",
        update.conditionExpression());
    assertEquals(List.of("t1"), counted(DAY));
  }

  @Test
  void overTheLimitNothingAtAllIsWritten() {
    assertEquals(Stored.DONE, create(id(0), List.of(new Limit(DAY, 1, "t1"))));

    Stored second =
        create(id(1), List.of(new Limit("requests/hour", 9, "t2"), new Limit(DAY, 1, "t2")));

    assertEquals(Stored.OVER_LIMIT, second);
    assertEquals(java.util.Optional.empty(), cases.find(id(1)));
    assertEquals(List.of(), cases.history(id(1)));
    assertEquals(Map.of(), table.item(ItemKey.limit("requests/hour")));
    assertEquals(List.of("t1"), counted(DAY));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void aLimitIsExactHoweverManyTakeFromItAtOnce(int threads) throws Exception {
    List<Stored> outcomes =
        AtOnce.run(
            threads,
            i -> {
              Stored stored = Stored.CONFLICT;
              while (stored == Stored.CONFLICT) {
                stored = create(id(i), List.of(new Limit(DAY, 5, "token-" + i)));
              }
              return stored;
            });

    assertEquals(5, outcomes.stream().filter(Stored.DONE::equals).count());
    assertEquals(threads - 5, outcomes.stream().filter(Stored.OVER_LIMIT::equals).count());
    assertEquals(5, counted(DAY).size());
    long written =
        Stream.iterate(0, i -> i + 1)
            .limit(threads)
            .filter(i -> cases.find(id(i)).isPresent())
            .count();
    assertEquals(5, written);
  }

  @Test
  void of32ThatWriteAtOnceExactlyTheLimitOf20Do() throws Exception {
    List<Stored> outcomes =
        AtOnce.run(
            32,
            i -> {
              Stored stored = Stored.CONFLICT;
              while (stored == Stored.CONFLICT) {
                stored = create(id(i), List.of(new Limit(DAY, 20, "token-" + i)));
              }
              return stored;
            });

    assertEquals(20, outcomes.stream().filter(Stored.DONE::equals).count());
    assertEquals(20, counted(DAY).size());
  }

  @Test
  void theSameTokenNeverCountsTwiceEvenWhenTheLimitIsUsedUp() {
    Limit last = new Limit(DAY, 1, "br-aaaaaaaaaa#2");
    create(id(0), List.of(last));
    Case approved = cases.find(id(0)).orElseThrow().moved(CaseStatus.APPROVED, Samples.NOW).build();
    Case before = cases.find(id(0)).orElseThrow();

    assertEquals(
        Stored.DONE,
        cases.replace(before, approved, Samples.step(before, approved), List.of(last)));
    assertEquals(List.of("br-aaaaaaaaaa#2"), counted(DAY));
  }

  @Test
  void aStepRepeatedAfterALostAnswerIsAConflictAndCountsOnce() {
    Limit limit = new Limit(DAY, 3, "t1");
    create(id(0), List.of(limit));

    assertEquals(Stored.CONFLICT, create(id(0), List.of(limit)));
    assertEquals(List.of("t1"), counted(DAY));
  }

  @Test
  void aTransactionWhoseAnswerIsLostCountsOnceHoweverOftenItIsSent() {
    table.faults().next("dynamodb:TransactWriteItems", Fault.DROP_AFTER_WRITE, 2);

    assertEquals(Stored.DONE, create(id(0), List.of(new Limit(DAY, 3, "t1"))));
    assertEquals(List.of("t1"), counted(DAY));
    assertEquals(1, cases.history(id(0)).size());
  }

  @Test
  void aLimitOfNoneAdmitsNothing() {
    assertEquals(Stored.OVER_LIMIT, create(id(0), List.of(new Limit(DAY, 0, "t1"))));
    assertEquals(0, table.count());
  }

  @Test
  void whoLostTheRaceForTheCaseDoesNotReadThatTheLimitIsUsedUp() {
    create(id(0), List.of(new Limit(DAY, 1, "t1")));

    assertEquals(Stored.CONFLICT, create(id(0), List.of(new Limit(DAY, 1, "t2"))));
  }

  @ParameterizedTest
  @CsvSource({
    "ConditionalCheckFailed, None, None, CONFLICT",
    "None, ConditionalCheckFailed, None, CONFLICT",
    "None, None, ConditionalCheckFailed, OVER_LIMIT",
    "None, None, TransactionConflict, CONFLICT",
    "TransactionConflict, None, ConditionalCheckFailed, CONFLICT",
    "ConditionalCheckFailed, None, ConditionalCheckFailed, CONFLICT",
  })
  void everyReasonOfACancelledTransactionIsReadInItsPlace(
      String theCase, String history, String limit, Stored expected) {
    assertEquals(expected, cancelled(List.of(theCase, history, limit)));
  }

  /// Others count on the same row, and nothing of the case is in anybody's way.
  @Test
  void whatIsOnlyContendedIsWrittenTheSecondTime() {
    assertEquals(Stored.DONE, cancelled(List.of("None", "None", "TransactionConflict"), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingError", "ItemCollectionSizeLimitExceeded", "ValidationError"})
  void anyOtherReasonIsAnError(String reason) {
    assertThrows(
        TransactionCanceledException.class, () -> cancelled(List.of("None", "None", reason)));
  }

  private static Stored cancelled(List<String> codes) {
    return cancelled(codes, Integer.MAX_VALUE);
  }

  private static Stored cancelled(List<String> codes, int times) {
    var calls = new AtomicInteger();
    TransactionCanceledException exception =
        TransactionCanceledException.builder()
            .cancellationReasons(
                codes.stream().map(c -> CancellationReason.builder().code(c).build()).toList())
            .build();
    var client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                LimitsTest.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  if (calls.getAndIncrement() < times) {
                    throw exception;
                  }
                  return TransactWriteItemsResponse.builder().build();
                });
    Case fresh = Samples.pending();
    return new CaseWrites(client, "cases")
        .create(fresh, Samples.first(fresh), List.of(new Limit(DAY, 1, "t")));
  }

  private Stored create(CaseId id, List<Limit> limits) {
    Case fresh = Samples.pending(id);
    return cases.create(fresh, Samples.first(fresh), limits);
  }

  private List<String> counted(String limit) {
    return table
        .item(ItemKey.limit(limit))
        .getOrDefault("tokens", AttributeValue.fromSs(List.of()))
        .ss();
  }

  private static CaseId id(int i) {
    return new CaseId("br-aaaaaaaa" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
  }
}
