package io.github.bedrockremedy.pipeline.event;

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
  /// Larger than any trail file; a bound against files that inflate without end.
  private static final int LARGEST = 256 << 20;

  private EventInput() {}

  /// The records in order, each as one JSON text. A text that is no JSON comes out as it is, so
  /// that it is named as unreadable and the others are not lost.
  ///
  /// @throws IOException if a gzipped input is damaged or too large
  public static List<String> records(byte[] input) throws IOException {
    String text = new String(inflated(input), StandardCharsets.UTF_8);
    List<String> records = new ArrayList<>();
    Optional<Object> whole = parse(text);
    if (whole.isPresent()) {
      expand(whole.get(), records);
      return records;
    }
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      Optional<Object> value = parse(line);
      if (value.isPresent()) {
        expand(value.get(), records);
      } else {
        records.add(line);
      }
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

  private static Optional<Object> parse(String text) {
    try {
      return Optional.ofNullable(JSON.std.anyFrom(text));
    } catch (IOException e) {
      return Optional.empty();
    }
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
