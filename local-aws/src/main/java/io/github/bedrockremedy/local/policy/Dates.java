package io.github.bedrockremedy.local.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Dates as conditions write them: ISO 8601, a day alone, or epoch seconds.
final class Dates {
  private Dates() {}

  static int compare(String left, String right) {
    return instant(left).compareTo(instant(right));
  }

  private static Instant instant(String text) {
    try {
      if (text.matches("[0-9]{1,12}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UnsupportedPolicyElement("date", text);
    }
  }
}
