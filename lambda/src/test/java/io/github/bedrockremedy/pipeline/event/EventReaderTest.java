package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.WatchedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  @Test
  void readsEveryFieldOfABareRecord() {
    CloudTrailEvent event = Records.denied().event();
    assertEquals("6f1d0c52-8d3b-4a7b-9e55-3c1f5d1b7a10", event.id());
    assertEquals(Instant.parse(Records.TIME), event.time());
    assertEquals(Records.ACCOUNT, event.account());
    assertEquals(Optional.empty(), event.envelopeAccount());
    assertEquals("us-east-1", event.region());
    assertEquals("Converse", event.operation());
    assertEquals("AccessDenied", event.errorCode());
    assertEquals(Optional.of(Records.PROFILE), event.modelId());
    assertFalse(event.bearerToken());
    assertEquals("AssumedRole", event.identity().type());
    assertEquals(Optional.of(Records.ROLE_ARN), event.identity().issuer().orElseThrow().arn());
  }

  @Test
  void readsTheSameFromAnEnvelopeAndKeepsItsAccount() {
    var read =
        assertInstanceOf(
            EventReading.AccessDenied.class, EventReader.read(Records.denied().envelope()));
    assertEquals(Optional.of(Records.ACCOUNT), read.event().envelopeAccount());
    assertEquals(Records.denied().event().identity(), read.event().identity());
    assertEquals(Records.denied().event().errorMessage(), read.event().errorMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventID", "eventTime", "eventSource", "eventName", "awsRegion"})
  void namesTheFieldThatIsMissing(String field) {
    for (Records record :
        List.of(
            Records.denied().without(field),
            Records.denied().withNull(field),
            Records.denied().with(field, ""),
            Records.denied().with(field, List.of("x")))) {
      var unreadable =
          assertInstanceOf(EventReading.Unreadable.class, EventReader.read(record.json()));
      assertTrue(unreadable.why().contains(field), unreadable.why());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bedrock.amazonaws.com",
        "bedrock-mantle.amazonaws.com",
        "bedrock-agentcore.amazonaws.com"
      })
  void everyServiceOfBedrockIsReadUnderItsOwnName(String source) {
    assertEquals(source, Records.denied().with("eventSource", source).event().source());
  }

  @Test
  void mantleNamesTheModelAndTheApiKeyInTheRequest() {
    var request = Map.of("model", "m.one", "modelId", "m.two", "callWithBearerToken", true);
    var more = Map.of("model", "m.three", "modelId", "m.four");
    Records record =
        Records.denied().with("requestParameters", request).with("additionalEventData", more);
    assertEquals(Optional.of("m.two"), record.event().modelId());
    assertTrue(record.event().bearerToken());
    var mantle = record.with("eventSource", WatchedEvents.MANTLE).event();
    assertEquals(Optional.of("m.one"), mantle.modelId());
  }

  @Test
  void theCallersAccountStandsInForAMissingRecipient() {
    assertEquals(Records.ACCOUNT, Records.denied().without("recipientAccountId").event().account());
    var neither =
        Records.denied()
            .without("recipientAccountId")
            .with("userIdentity", Map.of("type", "AWSService"));
    assertInstanceOf(EventReading.Unreadable.class, EventReader.read(neither.json()));
  }

  @ParameterizedTest
  @CsvSource({
    "eventSource, s3.amazonaws.com, another service",
    "eventSource, bedrock-mantle.amazonaws.com.evil.example, another service",
    "eventSource, bedrock, another service",
    "eventType, AwsServiceEvent, not of an API call",
    "eventType, AwsVpceEvent, not of an API call",
    "errorCode, '', succeeded",
    "errorCode, ThrottlingException, another reason",
    "errorCode, ValidationException, another reason",
    "errorCode, ResourceNotFoundException, another reason",
    "errorCode, VpceAccessDenied, another reason",
  })
  void saysWhyARecordIsNotOurs(String field, String value, String why) {
    var not =
        assertInstanceOf(
            EventReading.NotOurs.class,
            EventReader.read(Records.denied().with(field, value).json()));
    assertTrue(not.why().contains(why), not.why());
    assertTrue(not.event().isPresent());
  }

  @Test
  void aSuccessHasNoErrorAtAll() {
    String json = Records.denied().without("errorCode").without("errorMessage").json();
    assertInstanceOf(EventReading.NotOurs.class, EventReader.read(json));
  }

  @ParameterizedTest
  @CsvSource({"UPDATED_DATA, false", "DELIVERY_DELAY, true", "SERVICE_OUTAGE, true"})
  void aReissuedRecordIsAnOldCallAndADelayedOneIsNot(String reason, boolean ours) {
    var record =
        Records.denied()
            .with(
                "addendum", Map.of("reason", reason, "updatedFields", "x", "originalEventID", "y"));
    assertEquals(ours, EventReader.read(record.json()) instanceof EventReading.AccessDenied);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "AccessDeniedException"})
  void bothSpellingsOfTheCodeAreDenials(String code) {
    assertEquals(code, Records.denied().with("errorCode", code).event().errorCode());
  }

  @Test
  void refusalsThatHideUnderOtherCodesAreDenials() {
    for (String code : WatchedEvents.HIDING_CODES) {
      for (String start : WatchedEvents.HIDDEN_REFUSALS) {
        var record =
            Records.denied().with("errorCode", code).with("errorMessage", start + " and more.");
        assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(record.json()), start);
        String loose = "  \t" + start.replace(" ", " \n ") + "\u00a0and more.";
        var spaced = Records.denied().with("errorCode", code).with("errorMessage", loose);
        assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(spaced.json()), loose);
        var glued = Records.denied().with("errorMessage", start.replace(" ", ""));
        assertInstanceOf(
            EventReading.NotOurs.class, EventReader.read(glued.with("errorCode", code).json()));
        var cut = Records.denied().with("errorMessage", start.substring(0, start.length() - 1));
        assertInstanceOf(
            EventReading.NotOurs.class, EventReader.read(cut.with("errorCode", code).json()));
        var other = Records.denied().with("errorCode", code).with("errorMessage", "x " + start);
        assertInstanceOf(EventReading.NotOurs.class, EventReader.read(other.json()), start);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{",
        "{\"a\"",
        "{\"a\":}",
        "}",
        "nonsense",
        "{\"eventID\":\"x\"} {}",
        "{\"eventID\":\"x\"} trailing",
        "\u0000",
        "{\"eventID\":\"\\uZZZZ\"}"
      })
  void textThatIsNoRecordIsUnreadable(String text) {
    assertInstanceOf(EventReading.Unreadable.class, EventReader.read(text));
  }

  @Test
  void textAfterTheRecordIsNotOverlooked() {
    var read =
        assertInstanceOf(
            EventReading.Unreadable.class, EventReader.read(Records.denied().json() + "{}"));
    assertTrue(read.why().contains("more text"), read.why());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "yesterday", "1763806800", "2026-13-45T00:00:00Z"})
  void aTimeThatIsNoneIsUnreadable(String time) {
    var read =
        assertInstanceOf(
            EventReading.Unreadable.class,
            EventReader.read(Records.denied().with("eventTime", time).json()));
    assertTrue(read.why().contains("eventTime"));
  }

  @Test
  void theTimeOfATableExportIsRead() {
    Instant time = Records.denied().with("eventTime", "2026-11-22 10:24:00.000").event().time();
    assertEquals(Instant.parse(Records.TIME), time);
  }

  @Test
  void requestParametersMayBeNull() {
    assertEquals(
        Optional.empty(), Records.denied().withNull("requestParameters").event().modelId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"additionalEventData", "requestParameters"})
  void theFlagOfAnApiKeyStandsInEitherObject(String field) {
    assertTrue(
        Records.denied().with(field, Map.of("callWithBearerToken", true)).event().bearerToken());
    assertFalse(
        Records.denied().with(field, Map.of("callWithBearerToken", "true")).event().bearerToken());
  }
}
