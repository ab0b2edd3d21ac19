package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Machine;

/// The filters of the stream's mappings, asked by EventBridge's own matcher (Lambda filters by the
/// same language) about every record that `replay` of the incident wrote, from the first denial to
/// the verified repair. `stream-records.jsonl` holds them as the stream had them, without old
/// images.
class StreamFilterTest {
  private final Synthesised stack = Synthesised.inMode("approve");
  private final List<JsonNode> records = records();

  @ParameterizedTest
  @CsvSource({"NotificationHandler, notify, 3", "PatchHandler, patch, 3"})
  void a_filter_takes_the_records_that_owe_its_effect_and_no_other(
      String handler, String owed, int times) throws Exception {
    int taken = 0;
    for (JsonNode record : records) {
      var owes = record.at("/dynamodb/NewImage/owes/S").asText().equals(owed);
      assertEquals(owes, matches(handler, record), record::toString);
      taken += owes ? 1 : 0;
    }
    assertEquals(times, taken);
  }

  @Test
  void a_record_goes_to_one_handler_at_most() throws Exception {
    for (JsonNode record : records) {
      assertFalse(matches("NotificationHandler", record) && matches("PatchHandler", record));
    }
  }

  @Test
  void what_time_to_live_removes_is_nobodys_work() throws Exception {
    for (JsonNode record : records) {
      var removed = ((ObjectNode) record.deepCopy()).put("eventName", "REMOVE");
      assertFalse(matches("NotificationHandler", removed));
      assertFalse(matches("PatchHandler", removed));
    }
  }

  @Test
  void the_records_are_of_the_whole_way() {
    var text = records.toString();
    for (var status : List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "VERIFIED")) {
      assertTrue(text.contains("{\"S\":\"" + status + "\"}"), status);
    }
  }

  private boolean matches(String handler, JsonNode record) throws Exception {
    var filter =
        stack
            .one("AWS::Lambda::EventSourceMapping", "Functions" + handler)
            .at("/FilterCriteria/Filters/0/Pattern")
            .asText();
    var machine = Machine.builder().build();
    machine.addRule("filter", filter);
    return !machine.rulesForJSONEvent(record.toString()).isEmpty();
  }

  private static List<JsonNode> records() {
    try (var file = StreamFilterTest.class.getResourceAsStream("stream-records.jsonl")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Synthesised::json)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
