package io.github.bedrockremedy.pipeline.event;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.WatchedEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes an event back as the smallest record [EventReader] reads to the same event: what a case
/// keeps to plan again from. User agent, address and request body are not in it.
public final class EventText {
  private EventText() {}

  /// The compact record.
  public static String of(CloudTrailEvent event) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventID", event.id());
    record.put("eventTime", event.time().toString());
    record.put("eventSource", event.source());
    record.put("eventType", "AwsApiCall");
    record.put("eventName", event.operation());
    record.put("awsRegion", event.region());
    record.put("recipientAccountId", event.account());
    record.put("errorCode", event.errorCode());
    record.put("errorMessage", event.errorMessage());
    record.put("userIdentity", identity(event.identity()));
    Map<String, Object> request = request(event);
    if (!request.isEmpty()) {
      record.put("requestParameters", request);
    }
    if (event.bearerToken()) {
      record.put("additionalEventData", Map.of("callWithBearerToken", true));
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    event.envelopeAccount().ifPresent(account -> whole.put("account", account));
    whole.put("detail", record);
    return write(event.envelopeAccount().isPresent() ? whole : record);
  }

  private static Map<String, Object> request(CloudTrailEvent event) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, event.source().equals(WatchedEvents.MANTLE) ? "model" : "modelId", event.modelId());
    put(map, "guardrailIdentifier", event.guardrailId());
    put(map, "guardrailVersion", event.guardrailVersion());
    return map;
  }

  private static Map<String, Object> identity(Identity identity) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", identity.type());
    put(map, "arn", identity.arn());
    put(map, "accountId", identity.account());
    put(map, "principalId", identity.principalId());
    put(map, "userName", identity.userName());
    identity
        .issuer()
        .ifPresent(
            issuer -> {
              Map<String, Object> session = new LinkedHashMap<>();
              session.put("type", issuer.type());
              put(session, "arn", issuer.arn());
              put(session, "principalId", issuer.principalId());
              put(session, "userName", issuer.userName());
              map.put("sessionContext", Map.of("sessionIssuer", session));
            });
    return map;
  }

  private static void put(Map<String, Object> map, String key, Optional<String> value) {
    value.ifPresent(v -> map.put(key, v));
  }

  private static String write(Map<String, Object> value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
