package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Decisions of people, written once and taken in once.
class DynamoDbDecisionsTest {
  private static final PersonDecision APPROVAL = Samples.approval(2);
  private static final ItemKey KEY = ItemKey.decision(Samples.ID, 2);

  private final LocalTable table = new LocalTable();
  private final DynamoDbDecisions decisions =
      new DynamoDbDecisions(table.client(), table.name(), () -> Samples.NOW, JsonLog.standard());

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void aDecisionIsWrittenUnderItsOwnPrefixAndOwesToBeTakenIn() {
    assertTrue(decisions.decide(APPROVAL));

    PutItemRequest request = table.last(PutItemRequest.class);
    assertEquals("attribute_not_exists(#lacking)", request.conditionExpression());
    assertEquals(Map.of("#lacking", "pk"), request.expressionAttributeNames());
    Map<String, AttributeValue> item = table.item(KEY);
    assertEquals("decision#br-k7m2p4q6ab", attribute(item, "pk").s());
    assertEquals("0002", attribute(item, "sk").s());
    assertEquals("patch", attribute(item, "owes").s());
    assertEquals("due", attribute(item, "due").s());
    assertEquals(Optional.of(APPROVAL), decisions.find(Samples.ID, 2));
    assertEquals(Optional.empty(), decisions.find(Samples.ID, 3));
  }

  @Test
  void aDecisionIsForgottenBeforeItsCase() {
    decisions.decide(APPROVAL);

    long decision = Long.parseLong(attribute(table.item(KEY), "ttl").n());
    long theCase = Long.parseLong(attribute(CaseItems.write(Samples.bare()), "ttl").n());
    assertTrue(decision < theCase);
  }

  @Test
  void aGenerationIsDecidedOnce() {
    decisions.decide(APPROVAL);

    assertFalse(decisions.decide(Samples.rejection("Someone else")));
    assertEquals(Optional.of(APPROVAL), decisions.find(Samples.ID, 2));
    assertTrue(decisions.decide(Samples.approval(3)));
  }

  @Test
  void theSameDecisionRepeatedAfterALostAnswerIsStillTheDecision() {
    assertTrue(decisions.decide(APPROVAL));
    assertTrue(decisions.decide(APPROVAL));
  }

  @Test
  void aDecisionWhoseAnswerIsLostIsDecidedAllTheSame() {
    table.faults().next("dynamodb:PutItem", Fault.DROP_AFTER_WRITE, 1);

    assertTrue(decisions.decide(APPROVAL));
  }

  @Test
  void ofManyDecisionsAtOnceExactlyOneIsKept() throws Exception {
    List<Boolean> kept = AtOnce.run(12, i -> decisions.decide(Samples.rejection("person " + i)));

    assertEquals(1, kept.stream().filter(k -> k).count());
  }

  @Test
  void aSettledDecisionOwesNothingAndStaysReadable() {
    decisions.decide(APPROVAL);

    decisions.settle(APPROVAL);
    decisions.settle(APPROVAL);
    decisions.settle(Samples.approval(9));

    Map<String, AttributeValue> item = table.item(KEY);
    assertFalse(item.containsKey("owes") || item.containsKey("due") || item.containsKey("dueAt"));
    assertEquals(Optional.of(APPROVAL), decisions.find(Samples.ID, 2));
    assertEquals(List.of(), decisions.overdue(after(Duration.ofHours(9)), 10));
    assertEquals(1, table.count());
  }

  @Test
  void anOverdueDecisionIsArmedAgainLaterAndLater() {
    decisions.decide(APPROVAL);
    assertEquals(List.of(), decisions.overdue(after(Duration.ofMinutes(4)), 10));

    Instant now = after(Duration.ofMinutes(5));
    for (int minutes : new int[] {10, 20, 40, 60, 60, 60, 60}) {
      assertEquals(List.of(APPROVAL), decisions.overdue(now, 10));
      assertEquals(List.of(), decisions.overdue(now.plus(Duration.ofMinutes(minutes - 1)), 10));
      now = now.plus(Duration.ofMinutes(minutes));
    }
    assertEquals("patch", attribute(table.item(KEY), "owes").s());
  }

  @Test
  void aDecisionOlderThanAnyRequestIsArmedOnceMoreAndNeverAgain() {
    decisions.decide(APPROVAL);

    assertEquals(List.of(APPROVAL), decisions.overdue(after(Duration.ofDays(5)), 10));
    assertEquals(List.of(), decisions.overdue(after(Duration.ofDays(6)), 10));
  }

  @Test
  void noMoreDecisionsAreArmedThanAsked() {
    IntStream.range(1, 6).forEach(i -> decisions.decide(Samples.approval(i)));

    assertEquals(2, decisions.overdue(after(Duration.ofHours(1)), 2).size());
    assertEquals(3, decisions.overdue(after(Duration.ofHours(1)), 10).size());
  }

  @Test
  void aRowWrittenByHandUnderAnotherCaseIsUnreadableAndHoldsUpNoOther() {
    decisions.decide(APPROVAL);
    decisions.decide(Samples.approval(3));
    table.edit(KEY, "caseId", AttributeValue.fromS("br-aaaaaaaaaa"));

    assertThrows(UnreadableItem.class, () -> decisions.find(Samples.ID, 2));
    assertEquals(1, decisions.overdue(after(Duration.ofHours(1)), 10).size());
  }

  @Test
  void wrongCodesAreCountedExactlyHoweverManyComeAtOnce() throws Exception {
    assertEquals(0, decisions.codeTries(Samples.ID, 2));

    List<Integer> counts = AtOnce.run(16, i -> decisions.tryCode(Samples.ID, 2));

    assertEquals(
        IntStream.rangeClosed(1, 16).boxed().collect(Collectors.toSet()),
        counts.stream().collect(Collectors.toSet()));
    assertEquals(16, decisions.codeTries(Samples.ID, 2));
    assertEquals(0, decisions.codeTries(Samples.ID, 3));
    assertEquals(Optional.empty(), decisions.find(Samples.ID, 2));
  }

  @Test
  void whatTheHandlerPeopleReachCallsIsWithinItsRights() {
    decisions.decide(APPROVAL);
    decisions.decide(APPROVAL);
    decisions.find(Samples.ID, 2);
    decisions.tryCode(Samples.ID, 2);
    decisions.codeTries(Samples.ID, 2);

    table
        .requests()
        .forEach(
            request -> {
              String name = request.getClass().getSimpleName().replace("Request", "");
              assertTrue(HandlerActions.APPROVAL.onTable().contains("dynamodb:" + name), name);
            });
  }

  private static Instant after(Duration duration) {
    return Samples.NOW.plus(duration);
  }
}
