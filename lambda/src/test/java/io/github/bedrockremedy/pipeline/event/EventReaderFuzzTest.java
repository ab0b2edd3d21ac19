package io.github.bedrockremedy.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a file holds, each record in it is read, named as not ours, or named as unreadable.
class EventReaderFuzzTest {
  static List<Named<byte[]>> kept() {
    return KeptInputs.of(EventReaderFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    everyRecordOfAnyFileIsReadOrNamed(data);
  }

  @FuzzTest(maxDuration = "10m")
  void everyRecordOfAnyFileIsReadOrNamed(byte[] data) {
    read(new String(data, UTF_8));
    List<String> records;
    try {
      records = EventInput.records(data);
    } catch (IOException _) {
      return;
    }
    records.forEach(EventReaderFuzzTest::read);
  }

  private static void read(String json) {
    assertEquals(EventReader.readAny(json), EventReader.read(json), "by the slower reader");
    switch (EventReader.read(json)) {
      case EventReading.AccessDenied denied ->
          assertEquals(denied, EventReader.read(EventText.of(denied.event())));
      case EventReading.NotOurs not -> assertFalse(not.why().isEmpty());
      case EventReading.Unreadable unreadable -> assertFalse(unreadable.why().isEmpty());
    }
  }
}
