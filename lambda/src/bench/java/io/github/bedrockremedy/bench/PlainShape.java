package io.github.bedrockremedy.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The work as it is done most often elsewhere, written for comparison: the record as a generic
/// tree, one greedy expression over the message, a policy of nested maps through a general writer.
/// Nothing is looked up, told apart or read a second time.
final class PlainShape {
  private static final Pattern MESSAGE =
      Pattern.compile(
          ".*User: (.*) is not authorized to perform: (.*) on resource: (.*) because (.*)");

  private PlainShape() {}

  static List<String> read(String json) throws IOException {
    Map<String, Object> detail = child(JSON.std.mapFrom(json), "detail");
    Map<String, Object> identity = child(detail, "userIdentity");
    Matcher matcher = MESSAGE.matcher(text(detail, "errorMessage"));
    if (!matcher.matches()) {
      throw new IllegalStateException("the sample's message does not match");
    }
    return List.of(
        text(detail, "eventID"),
        text(detail, "recipientAccountId"),
        text(identity, "arn"),
        text(child(child(identity, "sessionContext"), "sessionIssuer"), "arn"),
        matcher.group(2),
        matcher.group(3),
        matcher.group(4));
  }

  static String patch(String json) throws IOException {
    List<String> parts = read(json);
    return JSON.std.asString(
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                Map.of(
                    "Sid",
                    "Allow",
                    "Effect",
                    "Allow",
                    "Action",
                    List.of(parts.get(4)),
                    "Resource",
                    List.of(parts.get(5))))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> map, String name) {
    return map.get(name) instanceof Map<?, ?> child ? (Map<String, Object>) child : Map.of();
  }

  private static String text(Map<String, Object> map, String name) {
    return String.valueOf(map.get(name));
  }
}
