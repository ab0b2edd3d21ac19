package io.github.bedrockremedy.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bedrockremedy.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class EventInputTest {
  private static final String ONE = Records.denied().with("eventID", "one").json();
  private static final String TWO = Records.denied().with("eventID", "two").json();

  @Test
  void aBareRecordAnEnvelopeAndAPrettyOneAreEachOneRecord() throws IOException {
    assertEquals(List.of("one"), ids(ONE));
    assertEquals(List.of("one"), ids("\uFEFF" + ONE));
    assertEquals(
        List.of("one"), ids("{\"account\":\"618048437522\",\n \"detail\":\n" + ONE + "}\n"));
  }

  @Test
  void aTrailFileHoldsManyAlsoWhenGzipped() throws IOException {
    String file = "{\"Records\":[" + ONE + "," + TWO + "]}";
    assertEquals(List.of("one", "two"), ids(file));
    assertEquals(List.of("one", "two"), ids(gzip(file)));
  }

  @Test
  void whatLookupEventsPrintsHoldsTheRecordsAsText() throws IOException {
    String answer =
        Records.write(
            Map.of(
                "Events",
                List.of(
                    Map.of("EventId", "one", "CloudTrailEvent", ONE),
                    Map.of("CloudTrailEvent", TWO))));
    assertEquals(List.of("one", "two"), ids(answer));
  }

  @Test
  void anArrayIsTakenApartAtAnyDepth() throws IOException {
    assertEquals(List.of("one", "two"), ids("[" + ONE + ",[{\"Records\":[" + TWO + "]}]]"));
    assertEquals(List.of(), EventInput.records("[]".getBytes(UTF_8)));
  }

  @Test
  void oneBrokenLineAmongManyLosesNoOther() throws IOException {
    String lines = ONE + "\n{broken\n\n" + TWO + "\r\n{\"Records\":[" + ONE + "]}\n";
    List<String> records = EventInput.records(lines.getBytes(UTF_8));
    assertEquals(4, records.size());
    assertEquals("{broken", records.get(1));
    assertInstanceOf(EventReading.Unreadable.class, EventReader.read(records.get(1)));
    assertEquals(List.of("one", "-", "two", "one"), ids(lines));
  }

  @Test
  void linesThatAreAllWellFormedAreAllRead() throws IOException {
    assertEquals(List.of("one", "two"), ids(ONE + "\n" + TWO));
  }

  @Test
  void nothingIsNoRecord() throws IOException {
    assertEquals(List.of(), EventInput.records(new byte[0]));
    assertEquals(List.of(), EventInput.records(" \n ".getBytes(UTF_8)));
  }

  @Test
  void textThatIsNoJsonComesOutAsItIs() throws IOException {
    assertEquals(List.of("hello", "world"), EventInput.records("hello\nworld".getBytes(UTF_8)));
    assertEquals(List.of("-"), ids("5"));
    assertEquals(List.of("-"), ids("null"));
  }

  @Test
  void nestingWithoutEndIsNamedAsUnreadable() throws IOException {
    assertEquals(List.of("-"), ids("[".repeat(100_000) + "]".repeat(100_000)));
  }

  @Test
  void aDamagedArchiveIsAnError() throws IOException {
    byte[] whole = gzip(ONE);
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThrows(IOException.class, () -> EventInput.records(half));
  }

  private static List<String> ids(String input) throws IOException {
    return ids(input.getBytes(UTF_8));
  }

  private static List<String> ids(byte[] input) throws IOException {
    return EventInput.records(input).stream().map(EventInputTest::id).toList();
  }

  private static String id(String record) {
    return switch (EventReader.read(record)) {
      case EventReading.AccessDenied denied -> denied.event().id();
      case EventReading.NotOurs not -> not.event().map(CloudTrailEvent::id).orElse("?");
      case EventReading.Unreadable _ -> "-";
    };
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
