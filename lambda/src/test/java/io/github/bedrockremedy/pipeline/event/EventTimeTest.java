package io.github.bedrockremedy.pipeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T10:24:00Z",
        "2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T00:00:00Z"
      })
  void readsTheFormOfARecord(String text) {
    assertEquals(Optional.of(Instant.parse(text)), EventTime.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-22",
        "2026-11-22T10:24:00",
        "2026-11-22T10:24:00z",
        "2026-11-22T10:24:00.5Z",
        "2026-11-22 10:24:00Z",
        "2026-11-22T10:24:0١Z",
        "2023-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-32T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2016-12-31T23:59:60Z",
        "-026-01-01T00:00:00Z"
      })
  void leavesEveryOtherFormToTheSlowReader(String text) {
    assertEquals(Optional.empty(), EventTime.parse(text));
  }

  @Test
  void neverSaysAnotherTimeThanTheJdksOwnReader() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String text =
          "%04d-%02d-%02dT%02d:%02d:%02dZ"
              .formatted(
                  random.nextInt(10_000),
                  random.nextInt(14),
                  random.nextInt(33),
                  random.nextInt(26),
                  random.nextInt(62),
                  random.nextInt(62));
      Optional<Instant> read = EventTime.parse(text);
      if (read.isPresent()) {
        assertEquals(slow(text), read, text);
      }
    }
  }

  private static Optional<Instant> slow(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
