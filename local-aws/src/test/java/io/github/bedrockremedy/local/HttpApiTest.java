package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpApiTest {
  private final List<JsonNode> events = new ArrayList<>();

  private byte[] page(byte[] event) {
    events.add(Field.parse(new String(event, StandardCharsets.UTF_8)).node());
    return "{\"statusCode\":202,\"headers\":{\"x-test\":\"yes\"},\"body\":\"<p>ok</p>\"}"
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFormReachesTheFunctionAsPayload2AndItsAnswerTheBrowser() throws Exception {
    try (var api =
            HttpApi.start(
                0, this::page, Clients.CLOCK, key -> "arn:aws:iam::000000000000:user/" + key);
        var browser = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(api.endpoint().resolve("/case/br-1?t=a%20b"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("code=123"))
              .build();
      var response = browser.send(request, BodyHandlers.ofString());
      assertEquals(202, response.statusCode());
      assertEquals("<p>ok</p>", response.body());
      assertEquals("yes", response.headers().firstValue("x-test").orElse(""));
    }
    JsonNode event = events.getFirst();
    assertEquals("2.0", event.path("version").asText());
    assertEquals("/case/br-1", event.path("rawPath").asText());
    assertEquals("t=a%20b", event.path("rawQueryString").asText());
    assertEquals("a b", event.path("queryStringParameters").path("t").asText());
    assertEquals("POST", event.path("requestContext").path("http").path("method").asText());
    assertTrue(event.path("isBase64Encoded").asBoolean());
    byte[] body = Base64.getDecoder().decode(event.path("body").asText());
    assertEquals("code=123", new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void whatTheFunctionThrowsIsA500() throws Exception {
    Function broken =
        event -> {
          throw new IllegalStateException("secret");
        };
    try (var api = HttpApi.start(0, broken, Clients.CLOCK, key -> key);
        var browser = HttpClient.newHttpClient()) {
      var response =
          browser.send(HttpRequest.newBuilder(api.endpoint()).build(), BodyHandlers.ofString());
      assertEquals(500, response.statusCode());
      assertEquals("{\"message\":\"Internal Server Error\"}", response.body());
    }
  }

  @Test
  void sqsMessagesAndTicksLookAsLambdaSendsThem() {
    String queue = "arn:aws:sqs:us-east-1:111122223333:denials";
    var batch = Field.parse(text(LambdaEvents.sqsBatch(queue, List.of("one", "two")))).node();
    JsonNode second = batch.path("Records").path(1);
    assertEquals("two", second.path("body").asText());
    assertEquals(queue, second.path("eventSourceARN").asText());
    assertEquals(LambdaEvents.messageId(1), second.path("messageId").asText());
    String rule = "arn:aws:events:us-east-1:111122223333:rule/tick";
    var tick = Field.parse(text(LambdaEvents.schedule(rule, Instant.EPOCH))).node();
    assertEquals("Scheduled Event", tick.path("detail-type").asText());
    assertEquals("1970-01-01T00:00:00Z", tick.path("time").asText());
    var get =
        LambdaEvents.httpApi("GET", "/", "", Map.of("Host", "h"), "", "127.0.0.1", Instant.EPOCH);
    assertEquals("h", Field.parse(text(get)).at("headers").at("host").text());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
