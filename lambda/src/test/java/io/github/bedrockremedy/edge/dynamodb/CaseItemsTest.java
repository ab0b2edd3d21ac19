package io.github.bedrockremedy.edge.dynamodb;

import static io.github.bedrockremedy.edge.dynamodb.LocalTable.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CaseItemsTest {
  @Test
  void aCaseComesBackAsItWasWritten() {
    assertEquals(Samples.pending(), CaseItems.read(CaseItems.write(Samples.pending())));
    assertEquals(Samples.bare(), CaseItems.read(CaseItems.write(Samples.bare())));
  }

  @Test
  void whatFiltersAndTheIndexLookAtAreAttributesOfTheirOwn() {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());

    assertEquals("case#br-k7m2p4q6ab", attribute(item, "pk").s());
    assertEquals("case", attribute(item, "sk").s());
    assertEquals("notify", attribute(item, "owes").s());
    assertEquals("due", attribute(item, "due").s());
    assertEquals("1795342830.123456789", attribute(item, "dueAt").n());
  }

  @Test
  void aCaseThatOwesNothingIsInNoFilterAndNoIndex() {
    Map<String, AttributeValue> item = CaseItems.write(Samples.bare());

    assertFalse(item.containsKey("owes"));
    assertFalse(item.containsKey("due"));
    assertFalse(item.containsKey("dueAt"));
  }

  @ParameterizedTest
  @EnumSource(CaseStatus.class)
  void onlyACaseThatHoldsNoPolicyIsForgotten(CaseStatus status) {
    Map<String, AttributeValue> item = CaseItems.write(with(status));

    assertEquals(!status.holdsPolicy(), item.containsKey("ttl"));
    if (!status.holdsPolicy()) {
      long days =
          (Long.parseLong(attribute(item, "ttl").n()) - Samples.NOW.getEpochSecond()) / 86_400;
      assertEquals(400, days);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "keyHash",
        "status",
        "generation",
        "version",
        "event",
        "plan",
        "attempts",
        "createdAt",
        "updatedAt"
      })
  void aMissingAttributeIsNamed(String attribute) {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());
    item.remove(attribute);

    assertEquals(attribute, unreadable(item));
  }

  @ParameterizedTest
  @CsvSource({
    "status, LOST",
    "status, ''",
    "id, br-short",
    "id, br-aaaaaaaaaa",
    "version, seven",
    "generation, two",
    "updatedAt, yesterday",
    "owes, money",
    "dueAt, soon",
    "plan, {}",
    "plan, []",
    "plan, {",
  })
  void anOddAttributeIsNamed(String attribute, String value) {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());
    item.put(attribute, AttributeValue.fromS(value));

    assertEquals(attribute, unreadable(item).split("\\.", 2)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "99999999999999999999", "-1e30"})
  void aNumberThatIsNoCountIsNamed(String number) {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());
    item.put("version", AttributeValue.fromN(number));

    assertEquals("version", unreadable(item));
  }

  @Test
  void anAttributeOfANestedItemIsNamedWithItsPath() {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());
    Map<String, AttributeValue> approval = new HashMap<>(attribute(item, "approval").m());
    approval.put("via", AttributeValue.fromS("pigeon"));
    item.put("approval", AttributeValue.fromM(approval));

    assertEquals("approval.via", unreadable(item));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cause\":\"missing-destination-regions\" | \"cause\":7 | plan.finding.cause",
        "\"needed\":true | \"needed\":1 | plan.proof.needed",
        "\"regions\":[\"\" | \"regions\":[7 | plan.finding.regions",
        "\"plannedAt\":\"2026 | \"plannedAt\":\"x2026 | plan.plannedAt",
        "\"risk\":\"low\" | \"risk\":null | plan.verdict.risk",
        "\"subject\":{ | \"subject\":7,\"x\":{ | plan.subject",
      })
  void aMemberOfThePlanIsNamedWithItsPath(String written, String odd, String path) {
    Map<String, AttributeValue> item = CaseItems.write(Samples.pending());
    String plan = attribute(item, "plan").s();
    assertEquals(true, plan.contains(written), plan);
    item.put("plan", AttributeValue.fromS(plan.replace(written, odd)));

    assertEquals(path, unreadable(item));
  }

  private static String unreadable(Map<String, AttributeValue> item) {
    return assertThrows(UnreadableItem.class, () -> CaseItems.read(item)).attribute();
  }

  private static Case with(CaseStatus status) {
    Case c = Samples.pending();
    return new Case(
        c.id(),
        c.keyHash(),
        status,
        c.generation(),
        c.version(),
        c.event(),
        c.plan(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        c.createdAt(),
        c.updatedAt(),
        Optional.empty());
  }
}
