package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Bent;
import io.github.bedrockremedy.Records;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Records no AWS service would write.
class HostileRecordTest {
  @Test
  void aRecordCutAnywhereIsUnreadable() {
    String json = Records.denied().envelope();
    for (int end = 0; end < json.length(); end++) {
      assertInstanceOf(EventReading.Unreadable.class, EventReader.read(json.substring(0, end)));
    }
  }

  @Test
  void aBentRecordIsReadAsTheSlowerReaderDoes() {
    Stream.concat(
            Bent.texts(Records.denied().envelope(), 15_000),
            Bent.texts(Records.denied().json(), 15_000))
        .forEach(json -> assertEquals(EventReader.readAny(json), EventReader.read(json), json));
  }

  @Test
  void nestingWithoutEndIsUnreadable() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertInstanceOf(EventReading.Unreadable.class, EventReader.read(deep));
    String inside =
        Records.denied()
            .json()
            .replaceFirst(
                "\\{", "{\"requestParameters\":" + "[".repeat(15_000) + "]".repeat(15_000) + ",");
    assertInstanceOf(EventReading.Unreadable.class, EventReader.read(inside));
  }

  @Test
  void fieldsOfTheWrongTypeNeverThrow() {
    List<Object> wrong =
        List.of(
            1,
            true,
            List.of(),
            List.of(Map.of("type", "x")),
            Map.of(),
            Map.of("modelId", Map.of("a", 1)),
            Map.of("sessionContext", 5),
            Map.of("sessionContext", Map.of("sessionIssuer", List.of())),
            Map.of("reason", List.of()));
    List<String> fields =
        List.of(
            "eventID",
            "eventTime",
            "eventSource",
            "eventType",
            "eventName",
            "awsRegion",
            "recipientAccountId",
            "errorCode",
            "errorMessage",
            "userIdentity",
            "requestParameters",
            "additionalEventData",
            "addendum",
            "detail",
            "account");
    for (String field : fields) {
      EventReader.read(Records.denied().withNull(field).json());
      for (Object value : wrong) {
        EventReading read = EventReader.read(Records.denied().with(field, value).json());
        boolean named =
            switch (read) {
              case EventReading.AccessDenied denied -> !denied.event().id().isEmpty();
              case EventReading.NotOurs not -> !not.why().isEmpty();
              case EventReading.Unreadable unreadable -> !unreadable.why().isEmpty();
            };
        assertTrue(named, field + " = " + value);
      }
    }
  }
}
