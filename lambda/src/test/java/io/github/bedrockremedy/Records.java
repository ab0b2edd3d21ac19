package io.github.bedrockremedy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds CloudTrail records as AWS writes them; every field can be replaced or taken out.
public final class Records {
  public static final String ACCOUNT = "618048437522";
  public static final String ROLE_ARN = "arn:aws:iam::618048437522:role/agents/supervisor-dev";
  public static final String ROLE_ID = "AROAEXAMPLESUPERVISOR";
  public static final String SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  public static final String PROFILE = "us." + SONNET;
  public static final String TIME = "2026-11-22T10:24:00Z";

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Records() {
    fields.put("eventVersion", "1.11");
    fields.put("eventID", "6f1d0c52-8d3b-4a7b-9e55-3c1f5d1b7a10");
    fields.put("eventTime", TIME);
    fields.put("eventSource", "bedrock.amazonaws.com");
    fields.put("eventName", "Converse");
    fields.put("awsRegion", "us-east-1");
    fields.put("errorCode", "AccessDenied");
    fields.put(
        "errorMessage", message("bedrock:InvokeModel", model("us-east-2"), identityClause()));
    fields.put("requestParameters", Map.of("modelId", PROFILE));
    fields.put("eventType", "AwsApiCall");
    fields.put("recipientAccountId", ACCOUNT);
    fields.put("userIdentity", role());
  }

  /// A role session that called a profile and was denied on a model in us-east-2.
  public static Records denied() {
    return new Records();
  }

  public Records with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public Records withNull(String field) {
    fields.put(field, null);
    return this;
  }

  public Records without(String field) {
    fields.remove(field);
    return this;
  }

  public Records calling(String modelId) {
    return with("requestParameters", Map.of("modelId", modelId));
  }

  public Records deniedOn(String action, String resource) {
    return with(
        "errorMessage",
        message(
            action, resource, "because no identity-based policy allows the " + action + " action"));
  }

  public String json() {
    return write(fields);
  }

  public String envelope() {
    return write(
        Map.of("version", "0", "source", "aws.bedrock", "account", ACCOUNT, "detail", fields));
  }

  public CloudTrailEvent event() {
    return switch (EventReader.read(json())) {
      case EventReading.AccessDenied denied -> denied.event();
      case EventReading.NotOurs not -> throw new IllegalStateException(not.why());
      case EventReading.Unreadable unreadable -> throw new IllegalStateException(unreadable.why());
    };
  }

  public static Map<String, Object> role() {
    return Map.of(
        "type",
        "AssumedRole",
        "principalId",
        ROLE_ID + ":session-1",
        "arn",
        "arn:aws:sts::618048437522:assumed-role/supervisor-dev/session-1",
        "accountId",
        ACCOUNT,
        "sessionContext",
        Map.of(
            "sessionIssuer",
            Map.of(
                "type", "Role",
                "principalId", ROLE_ID,
                "arn", ROLE_ARN,
                "accountId", ACCOUNT,
                "userName", "supervisor-dev")));
  }

  /// The identity CloudTrail records for a caller of this ARN.
  public static Map<String, Object> identity(Arn caller) {
    if (!caller.resourceType().equals("assumed-role")) {
      Map<String, Object> user = new LinkedHashMap<>(user());
      user.put("arn", caller.toString());
      user.put("accountId", caller.account());
      return user;
    }
    Map<String, Object> role = new LinkedHashMap<>(role());
    role.put("arn", caller.toString());
    role.put("accountId", caller.account());
    String name = caller.resourceId().split("/", 2)[0];
    String issuer =
        "arn:" + caller.partition().id() + ":iam::" + caller.account() + ":role/" + name;
    role.put(
        "sessionContext",
        Map.of("sessionIssuer", Map.of("arn", issuer, "principalId", ROLE_ID, "type", "Role")));
    return role;
  }

  public static Map<String, Object> user() {
    return Map.of(
        "type", "IAMUser",
        "principalId", "AIDAEXAMPLEJANE",
        "arn", "arn:aws:iam::618048437522:user/dev/jane",
        "accountId", ACCOUNT,
        "userName", "jane",
        "sessionContext", Map.of("sessionIssuer", Map.of(), "attributes", Map.of()));
  }

  public static String model(String region) {
    return "arn:aws:bedrock:" + region + "::foundation-model/" + SONNET;
  }

  public static String profileArn() {
    return "arn:aws:bedrock:us-east-1:618048437522:inference-profile/" + PROFILE;
  }

  public static String identityClause() {
    return "because no identity-based policy allows the bedrock:InvokeModel action";
  }

  public static String message(String action, String resource, String clause) {
    return ("User: arn:aws:sts::618048437522:assumed-role/supervisor-dev/session-1 is not"
            + " authorized to perform: "
            + action
            + (resource.isEmpty() ? "" : " on resource: " + resource)
            + " "
            + clause)
        .strip();
  }

  /// The object as JSON, nulls included.
  public static String write(Map<String, ? extends @Nullable Object> value) {
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
