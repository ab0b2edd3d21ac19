package io.github.bedrockremedy.pipeline.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Takes apart whatever a person has at hand: an EventBridge envelope, a bare record, a trail file
/// (`{"Records": […]}`, also gzipped), the output of `aws cloudtrail lookup-events`, a JSON array,
/// or one JSON object a line.
public final class EventInput {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// Larger than any trail file; a bound against files that inflate without end.
  private static final int LARGEST = 256 << 20;

  private EventInput() {}

  /// The records in order, each as one JSON text. A text that is no JSON comes out as it is, so
  /// that it is named as unreadable and the others are not lost.
  ///
  /// @throws IOException if a gzipped input is damaged or too large
  public static List<String> records(byte[] input) throws IOException {
    String text = new String(inflated(input), StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    Optional<List<Object>> whole = values(text);
    if (whole.isPresent()) {
      return expanded(whole.get());
    }
    List<String> records = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      Optional<List<Object>> values = values(line);
      if (values.isPresent()) {
        records.addAll(expanded(values.get()));
      } else {
        records.add(line);
      }
    }
    return records;
  }

  private static List<String> expanded(List<Object> values) throws IOException {
    List<String> records = new ArrayList<>();
    for (Object value : values) {
      expand(value, records);
    }
    return records;
  }

  private static void expand(Object value, List<String> records) throws IOException {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        expand(element, records);
      }
    } else if (value instanceof Map<?, ?> map && map.get("Records") instanceof List<?> list) {
      expand(list, records);
    } else if (value instanceof Map<?, ?> map && map.get("Events") instanceof List<?> list) {
      for (Object event : list) {
        boolean looked = event instanceof Map<?, ?> e && e.get("CloudTrailEvent") instanceof String;
        records.add(
            looked
                ? String.valueOf(((Map<?, ?>) event).get("CloudTrailEvent"))
                : JSON.std.asString(event));
      }
    } else {
      records.add(JSON.std.asString(value));
    }
  }

  /// Every JSON value of a text, one after the other; empty if any of it is no JSON.
  private static Optional<List<Object>> values(String text) {
    List<Object> values = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        Object value = JSON.std.anyFrom(parser);
        if (value == null) {
          return Optional.empty();
        }
        values.add(value);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static byte[] inflated(byte[] input) throws IOException {
    boolean gzip = input.length > 2 && input[0] == 0x1f && (input[1] & 0xff) == 0x8b;
    if (!gzip) {
      return input;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(input))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("the gzipped input inflates to more than 256 MiB");
      }
      return bytes;
    }
  }
}
