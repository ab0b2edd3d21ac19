package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.contract.WatchedEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Machine;

/// The stack's event pattern, asked by EventBridge's own matcher about the cases in `events/`.
class DenialRuleMatchTest {
  private static final Path EVENTS = Path.of("..", "events");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> SERVED =
      Map.of(
          "homeAccount", "111122223333",
          "homeRegion", "us-east-1",
          "accounts", "111122223333");

  @ParameterizedTest
  @MethodSource("denials")
  void theRuleLetsEveryDenialIn(Path file) throws IOException {
    ObjectNode event = envelope(file);
    assertTrue(matches(event), () -> file + " is not matched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"successful-call", "mantle-inference"})
  void theRuleLeavesOutCallsThatSucceeded(String name) throws IOException {
    ObjectNode event = envelope(EVENTS.resolve("not-ours").resolve(name).resolve("event.json"));
    assertEquals("111122223333", event.path("account").asText());
    assertFalse(matches(event));
    ((ObjectNode) event.path("detail")).put("errorCode", "ThrottlingException");
    assertFalse(matches(event), "throttled");
    ((ObjectNode) event.path("detail")).put("errorCode", "AccessDenied");
    assertTrue(matches(event), "nothing else keeps it out");
  }

  @Test
  void theSourceOfTheNewerEndpointsMayBeNamedAfterThem() throws IOException {
    for (String service : WatchedEvents.EVENT_SOURCES) {
      ObjectNode event = envelope(denials().findFirst().orElseThrow());
      ((ObjectNode) event.path("detail")).put("eventSource", service);
      event.put("source", "aws." + service.substring(0, service.indexOf('.')));
      assertTrue(matches(event), service);
      event.put("source", "my.aws.bedrock");
      assertFalse(matches(event), "a custom source");
    }
  }

  @Test
  void aServiceThatOnlySoundsLikeBedrockIsLeftOut() throws IOException {
    ObjectNode event = envelope(denials().findFirst().orElseThrow());
    ((ObjectNode) event.path("detail")).put("eventSource", "bedrock-else.amazonaws.com");
    event.put("source", "aws.bedrock-else");
    assertFalse(matches(event));
  }

  @Test
  void theRuleTakesNothingFromAnotherAccount() throws IOException {
    ObjectNode event = envelope(denials().findFirst().orElseThrow());
    assertEquals("111122223333", event.path("account").asText());
    assertFalse(matches(event.put("account", "444455556666")));
  }

  /// Bus for bus: home, a further Region, another account, and what the home lets in from those.
  @ParameterizedTest
  @ValueSource(strings = {"DenialRule", "ForwardedRule"})
  void everyRuleOnTheWayLetsTheSameEventsIn(String rule) throws IOException {
    Map<String, Object> further =
        Map.of(
            "homeAccount", "123456789012",
            "homeRegion", "us-east-1",
            "accounts", "123456789012,111122223333",
            "sourceRegions", "us-west-2");
    String home = pattern(Synthesised.with(further), rule);
    String forwarder =
        pattern(Synthesised.with(further, "-member"), "Forwarder")
            .replace("{\"Ref\":\"AWS::AccountId\"}", "\"111122223333\"");
    for (Path file : allEvents()) {
      JsonNode event = read(file);
      boolean served = event.path("account").asText().equals("111122223333");
      if (served) {
        assertEquals(matches(event, forwarder), matches(event, home), file::toString);
        assertEquals(matches(event), matches(event, home), file::toString);
      }
    }
  }

  /// What the rule lets in is told by reading the fields one after the other, in no language of
  /// patterns. Records that a case keeps without their envelope get the one EventBridge would give.
  @ParameterizedTest
  @MethodSource("allEvents")
  void theRuleDecidesEachCaseAsItsFieldsSay(Path file) throws IOException {
    ObjectNode event = enveloped(read(file));
    String code = event.at("/detail/errorCode").asText();
    boolean refused =
        code.startsWith(WatchedEvents.DENIED_PREFIX) || WatchedEvents.HIDING_CODES.contains(code);
    boolean bedrocks =
        event.path("source").asText().startsWith(WatchedEvents.SOURCE_PREFIX)
            && WatchedEvents.EVENT_SOURCES.contains(event.at("/detail/eventSource").asText())
            && event.path("detail-type").asText().equals(WatchedEvents.DETAIL_TYPE);
    assertEquals(refused && bedrocks, matches(event));
  }

  private static ObjectNode enveloped(JsonNode given) {
    ObjectNode event =
        given.has("detail")
            ? (ObjectNode) given
            : JSON.createObjectNode()
                .put(
                    "source",
                    "aws." + given.path("eventSource").asText().replace(".amazonaws.com", ""))
                .put("detail-type", WatchedEvents.DETAIL_TYPE)
                .set("detail", given);
    return event.put("account", "111122223333");
  }

  private static String pattern(Synthesised stack, String rule) {
    return stack.one("AWS::Events::Rule", rule).path("EventPattern").toString();
  }

  private static List<Path> allEvents() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files.filter(file -> file.endsWith("event.json")).sorted().toList();
    }
  }

  /// Every case that is a denial and comes as EventBridge sends it.
  private static Stream<Path> denials() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files
          .filter(
              file -> file.endsWith("event.json") && !file.startsWith(EVENTS.resolve("not-ours")))
          .filter(file -> read(file).path("account").asText().equals("111122223333"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static ObjectNode envelope(Path file) {
    return (ObjectNode) read(file);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean matches(JsonNode event) throws IOException {
    return matches(event, pattern(Synthesised.with(SERVED), "DenialRule"));
  }

  private static boolean matches(JsonNode event, String pattern) throws IOException {
    Machine machine = Machine.builder().build();
    machine.addRule("denials", pattern);
    try {
      return !machine.rulesForJSONEvent(event.toString()).isEmpty();
    } catch (Exception unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }
}
