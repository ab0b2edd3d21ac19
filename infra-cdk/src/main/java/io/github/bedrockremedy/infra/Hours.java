package io.github.bedrockremedy.infra;

import java.util.regex.Pattern;

/// When `ReviewHandler` looks.
///
/// @param everyMinutes minutes from one look at what is due to the next
/// @param dailyAt hour of the daily look, UTC
/// @param weeklyOn day of the weekly digest, `MON`
record Hours(int everyMinutes, int dailyAt, String weeklyOn) {
  private static final Pattern DAY = Pattern.compile("MON|TUE|WED|THU|FRI|SAT|SUN");

  static Hours from(ContextValues values) {
    return new Hours(
        values.number(Setting.REVIEW_MINUTES, 1, 15),
        values.number(Setting.DAILY_AT, 0, 23),
        values.one(Setting.WEEKLY_ON, DAY).orElse(Setting.WEEKLY_ON.standard()));
  }
}
