package io.github.bedrockremedy.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The least work that ends in a policy: one pass over the JSON that keeps what is needed, a scan
/// of
/// the message, and a policy of the same size, appended to one builder. No value is checked,
/// nothing
/// is decided, and the Regions are constants.
final class Floor {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PERFORM = "not authorized to perform: ";
  private static final String ON_RESOURCE = " on resource: ";
  private static final String BECAUSE = " because no ";
  private static final String[] REGIONS = {"us-east-1", "us-east-2", "us-west-2"};

  private String account = "";
  private String region = "";
  private String message = "";
  private String model = "";
  private String principal = "";

  private Floor() {}

  static String patch(String json) throws IOException {
    var floor = new Floor();
    try (JsonParser parser = JSON.createParser(json.getBytes(StandardCharsets.UTF_8))) {
      floor.read(parser);
    }
    return floor.policy();
  }

  private void read(JsonParser parser) throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token != JsonToken.FIELD_NAME) {
        continue;
      }
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "recipientAccountId" -> account = parser.getText();
        case "awsRegion" -> region = parser.getText();
        case "errorMessage" -> message = parser.getText();
        case "modelId" -> model = parser.getText();
        case "principalId" -> principal = parser.getText();
        default -> {}
      }
    }
  }

  private String policy() {
    int action = message.indexOf(PERFORM) + PERFORM.length();
    int on = message.indexOf(ON_RESOURCE, action);
    int resource = on + ON_RESOURCE.length();
    int because = message.indexOf(BECAUSE, resource);
    int type = message.indexOf("foundation-model/", resource);
    var out = new StringBuilder(1024);
    out.append("{\"Version\":\"2012-10-17\",\"Id\":\"").append(principal).append("\",\"Statement\":[");
    statement(out, message.substring(action, on));
    profile(out.append('"'));
    out.append("\"]},");
    statement(out, message.substring(action, on));
    for (String destination : REGIONS) {
      out.append("\"arn:aws:bedrock:").append(destination).append("::");
      out.append(message, type, because).append("\",");
    }
    profile(out.append("\"\"],\"Condition\":{\"StringEquals\":{\"bedrock:InferenceProfileArn\":[\""));
    return out.append("\"]}}}]}").toString();
  }

  private static void statement(StringBuilder out, String action) {
    out.append("{\"Effect\":\"Allow\",\"Action\":[\"").append(action).append("\"],\"Resource\":[");
  }

  private void profile(StringBuilder out) {
    out.append("arn:aws:bedrock:").append(region).append(':').append(account);
    out.append(":inference-profile/").append(model);
  }
}
