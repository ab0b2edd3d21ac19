package io.github.bedrockremedy.pipeline.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The one form `eventTime` has in CloudTrail's records, `2026-11-22T10:24:00Z`, read without a
/// formatter, which would take as long as the rest of the record.
final class EventTime {
  private static final String FORM = "0000-00-00T00:00:00Z";

  private EventTime() {}

  /// The time; empty for every other form and for hours and days that do not exist.
  static Optional<Instant> parse(String text) {
    if (!hasForm(text)) {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean clock = hour < 24 && minute < 60 && second < 60;
    boolean calendar = month >= 1 && month <= 12 && day >= 1;
    if (!clock || !calendar || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Optional.of(Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second));
  }

  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
