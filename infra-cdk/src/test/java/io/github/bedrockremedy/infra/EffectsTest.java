package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.json;
import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectsTest {
  private final Synthesised stack = Synthesised.inMode("approve");

  @ParameterizedTest
  @CsvSource({"NotificationHandler, notify", "PatchHandler, patch"})
  void a_handler_sees_the_items_that_owe_its_effect(String handler, String owed) {
    var filters = mapping(handler).at("/FilterCriteria/Filters");
    assertEquals(1, filters.size());
    assertEquals(
        json(
            """
            {"eventName": ["INSERT", "MODIFY"],
             "dynamodb": {"NewImage": {"owes": {"S": ["%s"]}}}}
            """
                .formatted(owed)),
        json(filters.at("/0/Pattern").asText()));
  }

  @ParameterizedTest
  @CsvSource({"NotificationHandler", "PatchHandler"})
  void a_poisoned_case_delays_nobody_for_long_and_is_kept(String handler) {
    var mapping = mapping(handler);
    assertEquals("[\"ReportBatchItemFailures\"]", mapping.path("FunctionResponseTypes").toString());
    assertTrue(mapping.path("BisectBatchOnFunctionError").asBoolean());
    assertEquals(3, mapping.path("MaximumRetryAttempts").asInt());
    assertEquals(3600, mapping.path("MaximumRecordAgeInSeconds").asInt());
    assertTrue(
        text(mapping.at("/DestinationConfig/OnFailure/Destination"))
            .startsWith("<Effects" + handler + "Failed"));
  }

  private JsonNode mapping(String handler) {
    return stack.one("AWS::Lambda::EventSourceMapping", "Functions" + handler);
  }
}
