package io.github.bedrockremedy.infra;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an account may have already, or not want to pay for.
///
/// @param trailName the trail that has to log; empty: any
/// @param createTrail whether the stack makes a trail
/// @param customerKey whether a key of the account's own encrypts what is stored
/// @param archiveDays days denials are kept as they came; 0: no archive
/// @param lookAhead what becomes of calls that would be denied
/// @param runbook where alarms send an operator, without the anchor
record Options(
    Optional<String> trailName,
    boolean createTrail,
    boolean customerKey,
    int archiveDays,
    LookAhead lookAhead,
    String runbook) {

  /// How long CloudWatch keeps a log, as far as it is of use here.
  ///
  /// See
  // <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html>.
  private static final Set<Integer> LOG_DAYS =
      Set.of(0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365);

  private static final Pattern TRAIL =
      Pattern.compile(
          "[A-Za-z0-9._-]{3,128}"
              + "|arn:aws(-[a-z-]+)?:cloudtrail:[a-z0-9-]+:\\d{12}:trail/[A-Za-z0-9._-]{3,128}");
  private static final Pattern ADDRESS =
      Pattern.compile("https://[A-Za-z0-9._~/:-]{1,300}|[A-Za-z0-9._~/-]{1,300}");

  Options {
    if (!LOG_DAYS.contains(archiveDays)) {
      throw new SettingRefusedException(Setting.ARCHIVE_DAYS, archiveDays);
    }
    if (createTrail && trailName.isPresent()) {
      throw new SettingRefusedException(Setting.CREATE_TRAIL, true);
    }
  }

  static Options from(ContextValues values) {
    return new Options(
        values.one(Setting.TRAIL_NAME, TRAIL),
        values.flag(Setting.CREATE_TRAIL),
        values.flag(Setting.CUSTOMER_KEY),
        values.number(Setting.ARCHIVE_DAYS, 0, 365),
        values.choice(Setting.LOOK_AHEAD, LookAhead.ASK),
        values.one(Setting.RUNBOOK, ADDRESS).orElse(Setting.RUNBOOK.standard()));
  }
}
