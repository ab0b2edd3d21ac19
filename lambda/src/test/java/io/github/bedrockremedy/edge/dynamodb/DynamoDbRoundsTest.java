package io.github.bedrockremedy.edge.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.foresight.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class DynamoDbRoundsTest {
  private static final String ACCOUNT = "123456789012";
  private static final String ARN = "arn:aws:iam::123456789012:role/agent";
  private static final Instant DAY = Instant.parse("2026-03-02T06:02:00Z");

  private final LocalTable table = new LocalTable();
  private final DynamoDbRounds rounds = new DynamoDbRounds(table.client(), table.name());

  @AfterEach
  void close() {
    table.close();
  }

  private static Round some() {
    return Round.first(ACCOUNT, DAY)
        .held(Samples.NOW)
        .turned(Optional.of("marker"))
        .past(ARN)
        .begins(ARN + "2")
        .spent(3)
        .found(List.of("agent/BedrockRemedy-br-aaaaaaaaaa"));
  }

  @Test
  void aRoundIsReadBackConsistentlyAsItWasKept() {
    Round kept = rounds.keep(some()).orElseThrow();

    assertEquals(some().kept(), kept);
    assertEquals(Optional.of(kept), rounds.find(ACCOUNT));
    assertTrue(table.last(GetItemRequest.class).consistentRead());
    assertEquals(
        "attribute_not_exists(#version) OR #version = :before",
        table.last(PutItemRequest.class).conditionExpression());
    assertEquals(Optional.empty(), rounds.find("210987654321"));
  }

  @Test
  void whoKeepsSecondKeepsNothing() {
    Round first = rounds.keep(some()).orElseThrow();
    Round taken = rounds.keep(first.held(Samples.NOW)).orElseThrow();

    assertEquals(Optional.empty(), rounds.keep(first.held(Samples.NOW)));
    assertEquals(Optional.empty(), rounds.keep(Round.first(ACCOUNT, DAY)));
    assertEquals(Optional.of(taken), rounds.find(ACCOUNT));
  }

  @Test
  void whoWasBegunTwiceIsDoneWith() {
    Round once = Round.first(ACCOUNT, DAY).begins(ARN);
    assertEquals(Optional.empty(), once.place().after());
    assertEquals(Optional.of(ARN), once.begins(ARN).place().after());
    assertEquals(Optional.empty(), once.begins(ARN + "2").place().after());
  }

  @Test
  void anotherDayGoesOnWithWhatIsOpenAndBeginsAnewWhatIsNot() {
    Round open = some().on(DAY.plus(Duration.ofDays(1)));
    assertEquals(some().place(), open.place());
    assertEquals(0, open.planned());
    assertEquals(1, open.strays().size());
    Round closed = some().turned(Optional.empty());
    assertEquals(false, closed.open());
    Round anew = closed.on(DAY.plus(Duration.ofDays(1)));
    assertEquals(Round.first(ACCOUNT, DAY).place(), anew.place());
    assertTrue(anew.open() && anew.strays().isEmpty());
  }
}
