package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/// Stream records as Lambda hands them to a function.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>.
final class StreamEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamEvents() {}

  static byte[] batch(String streamArn, List<Record> records) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode list = event.putArray("Records");
    records.forEach(record -> add(list.addObject(), streamArn, record));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(ObjectNode node, String streamArn, Record record) {
    StreamRecord change = record.dynamodb();
    node.put("eventID", record.eventID())
        .put("eventName", record.eventNameAsString())
        .put("eventVersion", "1.1")
        .put("eventSource", "aws:dynamodb")
        .put("awsRegion", streamArn.split(":", 6)[3]);
    ObjectNode dynamodb = node.putObject("dynamodb");
    dynamodb.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    item(dynamodb.putObject("Keys"), change.keys());
    if (change.hasNewImage()) {
      item(dynamodb.putObject("NewImage"), change.newImage());
    }
    if (change.hasOldImage()) {
      item(dynamodb.putObject("OldImage"), change.oldImage());
    }
    dynamodb
        .put("SequenceNumber", change.sequenceNumber())
        .put("SizeBytes", change.sizeBytes())
        .put("StreamViewType", change.streamViewTypeAsString());
    node.put("eventSourceARN", streamArn);
  }

  private static void item(ObjectNode node, Map<String, AttributeValue> item) {
    item.forEach((name, value) -> value(node.putObject(name), value));
  }

  private static void value(ObjectNode node, AttributeValue value) {
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", value.b().asByteArray());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case SS -> value.ss().forEach(node.putArray("SS")::add);
      case NS -> value.ns().forEach(node.putArray("NS")::add);
      case BS -> value.bs().forEach(bytes -> node.withArray("/BS").add(bytes.asByteArray()));
      case L -> {
        ArrayNode list = node.putArray("L");
        value.l().forEach(element -> value(list.addObject(), element));
      }
      case M -> item(node.putObject("M"), value.m());
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("unknown type: " + value);
    }
  }
}
