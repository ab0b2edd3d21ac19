package io.github.bedrockremedy.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.QueryService;
import io.github.bedrockremedy.local.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// `Publish`, checked as SNS checks it, and kept.
///
/// See <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>.
public final class SnsService extends QueryService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 262_144;

  private final List<Publication> kept;

  /// @param subscriptions as `ListSubscriptionsByTopic` answers, by topic
  public SnsService(JsonNode subscriptions) {
    this(new ArrayList<>(), subscriptions);
  }

  private SnsService(List<Publication> kept, JsonNode subscriptions) {
    super(
        "sns",
        "http://sns.amazonaws.com/doc/2010-03-31/",
        "InternalError",
        Map.of(
            "Publish", (call, xml) -> publish(kept, call, xml),
            "GetTopicAttributes", (call, xml) -> attributes(subscriptions, call, xml),
            "ListSubscriptionsByTopic", (call, xml) -> subscriptions(subscriptions, call, xml)));
    this.kept = kept;
  }

  private static List<JsonNode> of(JsonNode all, QueryCall call) {
    String topic = call.required("TopicArn");
    return all.path("Subscriptions")
        .valueStream()
        .filter(it -> it.path("TopicArn").asText().equals(topic))
        .toList();
  }

  /// The numbers of subscriptions; the other attributes are left out.
  private static void attributes(JsonNode all, QueryCall call, Xml result) {
    long confirmed =
        of(all, call).stream()
            .filter(it -> it.path("SubscriptionArn").asText().startsWith("arn:"))
            .count();
    result.nest(
        "Attributes",
        xml ->
            xml.nest(
                "entry",
                entry ->
                    entry
                        .text("key", "SubscriptionsConfirmed")
                        .text("value", Long.toString(confirmed))));
  }

  private static void subscriptions(JsonNode all, QueryCall call, Xml result) {
    result.list(
        "Subscriptions",
        of(all, call),
        (xml, it) ->
            it.properties().forEach(field -> xml.text(field.getKey(), field.getValue().asText())));
  }

  /// What was published, in order.
  public List<Publication> publications() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  /// Forgets what was published so far.
  public void forget() {
    synchronized (kept) {
      kept.clear();
    }
  }

  private static void publish(List<Publication> kept, QueryCall call, Xml result) {
    String topic = call.find("TopicArn").orElse(call.find("TargetArn").orElse(""));
    if (!topic.matches("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}")) {
      throw invalid("TopicArn Reason: " + topic + " is no topic");
    }
    String message = call.find("Message").orElse("");
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw invalid("Message too long");
    }
    call.find("Subject").ifPresent(SnsService::checkSubject);
    call.find("MessageStructure").ifPresent(it -> checkStructure(it, message));
    synchronized (kept) {
      String seed = "publication-" + kept.size();
      String id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
      kept.add(
          new Publication(
              id,
              topic,
              call.find("Subject"),
              message,
              call.find("MessageStructure"),
              attributes(call)));
      result.text("MessageId", id);
    }
  }

  private static void checkSubject(String subject) {
    boolean printable = subject.chars().allMatch(c -> c >= 0x20 && c != 0x7f);
    if (subject.isBlank() || subject.length() >= 100 || !printable) {
      throw invalid("Subject");
    }
  }

  private static void checkStructure(String structure, String message) {
    if (!structure.equals("json")) {
      throw invalid("MessageStructure");
    }
    try {
      if (!JSON.readTree(message).path("default").isTextual()) {
        throw invalid("Message Structure - No default entry in JSON message body");
      }
    } catch (JsonProcessingException e) {
      throw invalid("Message Structure - JSON message body failed to parse");
    }
  }

  private static Map<String, String> attributes(QueryCall call) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 1; ; i++) {
      String entry = "MessageAttributes.entry." + i + ".";
      String name = call.form().get(entry + "Name");
      if (name == null) {
        return attributes;
      }
      attributes.put(name, call.find(entry + "Value.StringValue").orElse(""));
    }
  }

  private static AwsError invalid(String what) {
    return new AwsError(400, "InvalidParameter", "Invalid parameter: " + what);
  }
}
