package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.event.EventReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A record that is not whole is shown as far as it could be read.
class UnreadableRecordTest {
  @Test
  void whatIsKnownOfARecordWithoutAnIdIsShown() {
    Map<?, ?> event = explained(Records.denied().without("eventID").json());
    assertEquals("unreadable", event.get("reading"));
    assertEquals(null, event.get("id"));
    assertEquals(Records.TIME, event.get("time"));
    assertEquals(Records.ACCOUNT, event.get("account"));
    assertEquals("us-east-1", event.get("region"));
    assertEquals("Converse", event.get("operation"));
    assertTrue(String.valueOf(event.get("why")).startsWith("no eventID"), event::toString);
  }

  @Test
  void aTimeThatIsNoneIsNamedAndTheRestShown() {
    Map<?, ?> event = explained(Records.denied().with("eventTime", "yesterday").json());
    assertEquals("yesterday", event.get("time"));
    assertEquals("Converse", event.get("operation"));
    assertTrue(String.valueOf(event.get("why")).contains("2026-11-22T10:24:00Z"), event::toString);
  }

  @Test
  void whatCameBeforeTheEndOfABrokenRecordIsShown() {
    String json = Records.denied().json();
    Map<?, ?> event = explained(json.substring(0, json.indexOf("\"awsRegion\"")));
    assertEquals("Converse", event.get("operation"));
    assertEquals(null, event.get("region"));
    assertTrue(String.valueOf(event.get("why")).startsWith("not JSON"), event::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "no JSON at all", "{}"})
  void ofOtherTextNothingIsKnown(String text) {
    Map<?, ?> event = explained(text);
    for (String field : new String[] {"id", "time", "account", "region", "operation"}) {
      assertEquals(null, event.get(field), field);
    }
    assertEquals("unreadable", event.get("reading"));
  }

  private static Map<?, ?> explained(String json) {
    return (Map<?, ?>)
        java.util.Objects.requireNonNull(ExplainJson.of(EventReader.read(json)).get("event"));
  }
}
