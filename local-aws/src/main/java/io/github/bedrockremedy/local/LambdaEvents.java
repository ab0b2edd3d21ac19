package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The JSON with which Lambda's event sources call a function.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html> and
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html>.
public final class LambdaEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LambdaEvents() {}

  /// A batch of messages from one queue; the ids are derived from their place.
  public static byte[] sqsBatch(String queueArn, List<String> bodies) {
    ObjectNode event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (String body : bodies) {
      ObjectNode message = records.addObject();
      message
          .put("messageId", id("message-" + (records.size() - 1)))
          .put("receiptHandle", "receipt-" + (records.size() - 1))
          .put("body", body)
          .putObject("attributes")
          .put("ApproximateReceiveCount", "1")
          .put("SentTimestamp", "1700000000000")
          .put("SenderId", "events.amazonaws.com")
          .put("ApproximateFirstReceiveTimestamp", "1700000000001");
      message.putObject("messageAttributes");
      message
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", queueArn)
          .put("awsRegion", queueArn.split(":", 6)[3]);
    }
    return bytes(event);
  }

  /// The `messageId` of the message at a place of [#sqsBatch].
  public static String messageId(int place) {
    return id("message-" + place);
  }

  /// A request through an HTTP API, payload format 2.0. As the service does, a body that is not
  /// text or JSON, a form included, comes in base64.
  public static byte[] httpApi(
      String method,
      String path,
      String rawQuery,
      Map<String, String> headers,
      String body,
      String sourceIp,
      Instant time) {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", "$default")
        .put("rawPath", path)
        .put("rawQueryString", rawQuery);
    ObjectNode sent = event.putObject("headers");
    lower.forEach(sent::put);
    Map<String, String> query = io.github.bedrockremedy.local.wire.Request.decode(rawQuery);
    if (!query.isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      query.forEach(parameters::put);
    }
    context(event.putObject("requestContext"), method, path, lower, sourceIp, time);
    boolean text = isText(lower.getOrDefault("content-type", "text/plain"));
    if (!body.isEmpty()) {
      byte[] raw = body.getBytes(StandardCharsets.UTF_8);
      event.put("body", text ? body : Base64.getEncoder().encodeToString(raw));
    }
    event.put("isBase64Encoded", !body.isEmpty() && !text);
    return bytes(event);
  }

  /// A request of [#httpApi] on a route with IAM authorisation: the caller as API Gateway names
  /// him.
  ///
  /// @param arn of the caller
  public static byte[] authenticated(byte[] event, String arn) {
    try {
      ObjectNode request = (ObjectNode) JSON.readTree(event);
      ObjectNode context = (ObjectNode) request.path("requestContext");
      String route = context.path("http").path("method").asText() + " " + path(request);
      request.put("routeKey", route);
      context.put("routeKey", route).put("accountId", arn.split(":", 6)[4]);
      context
          .putObject("authorizer")
          .putObject("iam")
          .put("accessKey", "local")
          .put("accountId", arn.split(":", 6)[4])
          .put("callerId", "AIDALOCAL")
          .put("userArn", arn)
          .put("userId", "AIDALOCAL");
      return bytes(request);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String path(ObjectNode request) {
    return request.path("rawPath").asText();
  }

  /// A tick of a schedule rule.
  public static byte[] schedule(String ruleArn, Instant time) {
    String[] arn = ruleArn.split(":", 6);
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "0")
        .put("id", id("tick-" + time))
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.events")
        .put("account", arn[4])
        .put("time", time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString())
        .put("region", arn[3]);
    event.putArray("resources").add(ruleArn);
    event.putObject("detail");
    return bytes(event);
  }

  private static void context(
      ObjectNode context,
      String method,
      String path,
      Map<String, String> headers,
      String sourceIp,
      Instant time) {
    context
        .put("accountId", "anonymous")
        .put("apiId", "local")
        .put("domainName", headers.getOrDefault("host", "localhost"))
        .put("domainPrefix", "local");
    context
        .putObject("http")
        .put("method", method)
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", sourceIp)
        .put("userAgent", headers.getOrDefault("user-agent", ""));
    context
        .put("requestId", id("request-" + time + method + path))
        .put("routeKey", "$default")
        .put("stage", "$default")
        .put("time", CLF.format(time))
        .put("timeEpoch", time.toEpochMilli());
  }

  private static boolean isText(String contentType) {
    return contentType.startsWith("text/")
        || contentType.startsWith("application/json")
        || contentType.startsWith("application/xml")
        || contentType.startsWith("application/javascript");
  }

  private static String id(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
