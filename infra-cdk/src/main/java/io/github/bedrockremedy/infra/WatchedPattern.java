package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.WatchedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which events are wanted: refused Bedrock calls of some accounts. The same wherever an event is
/// looked at: on the home bus, in a further Region, in another account.
///
/// A refusal is told by its error code alone: `readOnly` differs between records of one operation,
/// and AWS warns that fields are added. Codes under which refusals hide come along whole; the
/// reader in `DenialHandler` sorts them by their message.
final class WatchedPattern {
  /// Without it, EventBridge may hold back what CloudTrail calls a read-only management event, and
  /// calls of models are recorded as such. It is a matter of each rule, on every bus. The L2 `Rule`
  /// cannot say it.
  ///
  /// See
  /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html>.
  static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private WatchedPattern() {}

  static Map<String, Object> of(List<String> accounts) {
    var codes =
        Stream.concat(
                Stream.of(Map.of("prefix", WatchedEvents.DENIED_PREFIX)),
                WatchedEvents.HIDING_CODES.stream())
            .toList();
    return new TreeMap<>(
        Map.of(
            "source",
            List.of(Map.of("prefix", WatchedEvents.SOURCE_PREFIX)),
            "account",
            accounts,
            "detail-type",
            List.of(WatchedEvents.DETAIL_TYPE),
            "detail",
            new TreeMap<>(Map.of("eventSource", WatchedEvents.EVENT_SOURCES, "errorCode", codes))));
  }
}
