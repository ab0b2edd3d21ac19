package io.github.bedrockremedy.entry;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what Lambda's event sources send and writes what they expect, without the runtime's own
/// mapping, which costs a cold start more than all of our work.
final class JsonEvents {
  private JsonEvents() {}

  static Map<String, Object> read(InputStream in) throws IOException {
    return JSON.std.mapFrom(in);
  }

  /// The `Records` of an event.
  ///
  /// @throws IllegalArgumentException if there are none
  static List<Map<?, ?>> records(Map<String, Object> event) {
    if (!(event.get("Records") instanceof List<?> list)) {
      throw new IllegalArgumentException("the event has no Records");
    }
    return list.stream().<Map<?, ?>>map(r -> r instanceof Map<?, ?> map ? map : Map.of()).toList();
  }

  /// The text at the end of a path of names.
  static Optional<String> text(Map<?, ?> from, String... path) {
    Object value = from;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// Answers which records have to come again.
  static void writeFailures(OutputStream out, List<String> identifiers) throws IOException {
    List<Map<String, String>> failures =
        identifiers.stream().map(id -> Map.of("itemIdentifier", id)).toList();
    write(out, Map.of("batchItemFailures", failures));
  }

  static void write(OutputStream out, Object answer) throws IOException {
    out.write(JSON.std.asBytes(answer));
    out.flush();
  }
}
