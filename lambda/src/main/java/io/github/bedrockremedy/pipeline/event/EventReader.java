package io.github.bedrockremedy.pipeline.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.bedrockremedy.contract.WatchedEvents;
import io.github.bedrockremedy.json.ParserWalk;
import io.github.bedrockremedy.json.PlainWalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads one record, bare or in EventBridge's envelope, in one pass over its JSON. Unknown fields
/// are skipped.
///
/// See "CloudTrail record contents" in the CloudTrail user guide.
public final class EventReader {
  /// Names of fields come from whoever makes the call; they are not kept beyond the factory's own
  /// bounded table.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private EventReader() {}

  /// Reads a record. Most are plain; Jackson, the slower reader, has the last word on the others.
  public static EventReading read(String json) {
    var fields = new RecordFields();
    try {
      var walk = PlainWalk.over(json, RecordFields.NAMES);
      return fields.readEnvelope(walk) && walk.atEnd() ? judge(fields) : readAny(json);
    } catch (IOException e) {
      return readAny(json);
    }
  }

  /// Jackson scans bytes a third faster than characters.
  static EventReading readAny(String json) {
    var fields = new RecordFields();
    try (JsonParser parser = JSON.createParser(json.getBytes(StandardCharsets.UTF_8))) {
      parser.nextToken();
      var walk = new ParserWalk(parser);
      if (!fields.readEnvelope(walk)) {
        return unreadable(fields, "expected a JSON object");
      }
      return walk.atEnd() ? judge(fields) : unreadable(fields, "more text follows the JSON object");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      return unreadable(
          fields,
          at == null ? "nested too deep or too long" : "not JSON, from column " + at.getColumnNr());
    } catch (IOException e) {
      return unreadable(fields, "could not be read to its end");
    }
  }

  private static EventReading judge(RecordFields fields) {
    Optional<String> missing = fields.firstMissing();
    if (missing.isPresent()) {
      return unreadable(
          fields, "no " + missing.get() + " in the CloudTrail record; expected a text");
    }
    Optional<Instant> time = time(fields.time);
    if (time.isEmpty()) {
      return unreadable(fields, "eventTime is not a time such as 2026-11-22T10:24:00Z");
    }
    CloudTrailEvent event = fields.event(time.get());
    return notOurs(fields, event)
        .<EventReading>map(why -> new EventReading.NotOurs(Optional.of(event), why))
        .orElseGet(() -> new EventReading.AccessDenied(event));
  }

  private static EventReading unreadable(RecordFields fields, String why) {
    return new EventReading.Unreadable(fields.known(), why);
  }

  private static Optional<String> notOurs(RecordFields fields, CloudTrailEvent event) {
    if (!WatchedEvents.EVENT_SOURCES.contains(event.source())) {
      return Optional.of("the call was made to another service than Amazon Bedrock");
    }
    if (!fields.type.isEmpty() && !fields.type.equals("AwsApiCall")) {
      return Optional.of("the record is not of an API call");
    }
    if (fields.reissued) {
      return Optional.of("the record re-issues an old call with updated data");
    }
    if (event.errorCode().isEmpty()) {
      return Optional.of("the call succeeded");
    }
    boolean denied = event.errorCode().startsWith(WatchedEvents.DENIED_PREFIX);
    boolean hidden =
        WatchedEvents.HIDING_CODES.contains(event.errorCode())
            && WatchedEvents.HIDDEN_REFUSALS.stream()
                .anyMatch(start -> begins(event.errorMessage(), start));
    return denied || hidden
        ? Optional.empty()
        : Optional.of("the call failed for another reason than access");
  }

  /// Whether a message begins with words of ours, however much white space it has before and
  /// between
  /// them. EventBridge's rule compares signs, and lets such a message pass.
  private static boolean begins(String message, String words) {
    int at = afterBlanks(message, 0);
    for (int i = 0; i < words.length(); i++) {
      int next = words.charAt(i) == ' ' ? afterBlanks(message, at) : at + 1;
      boolean same =
          words.charAt(i) == ' '
              ? next > at
              : at < message.length() && message.charAt(at) == words.charAt(i);
      if (!same) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == 0xa0)) {
      at++;
    }
    return at;
  }

  /// CloudTrail's own form, and the one its exports to tables have.
  private static Optional<Instant> time(String text) {
    Optional<Instant> usual = EventTime.parse(text);
    if (usual.isPresent()) {
      return usual;
    }
    boolean table = text.length() > 10 && text.charAt(10) == ' ';
    try {
      return Optional.of(Instant.parse(table ? text.replace(' ', 'T') + "Z" : text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
