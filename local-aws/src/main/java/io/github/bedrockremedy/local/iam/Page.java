package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// One page of a list, by `Marker` and `MaxItems`.
record Page<T>(List<T> items, int next) {
  private static final int DEFAULT = 100;

  static <T> Page<T> of(QueryCall call, List<T> all) {
    int from = call.find("Marker").map(Page::offset).orElse(0);
    int size = call.find("MaxItems").map(Page::size).orElse(DEFAULT);
    int to = Math.min(all.size(), from + size);
    return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? to : -1);
  }

  /// Writes `IsTruncated` and, if there is more, `Marker`.
  void end(Xml xml) {
    xml.text("IsTruncated", Boolean.toString(next >= 0));
    if (next >= 0) {
      String marker = "offset:" + next;
      xml.text(
          "Marker", Base64.getUrlEncoder().encodeToString(marker.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static int offset(String marker) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
      return Integer.parseInt(text.substring("offset:".length()));
    } catch (RuntimeException e) {
      throw AwsError.validation("Invalid Marker: " + marker);
    }
  }

  private static int size(String text) {
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > 1000) {
      throw AwsError.validation("Value '" + text + "' at 'maxItems' must be between 1 and 1000");
    }
    return Integer.parseInt(text);
  }
}
