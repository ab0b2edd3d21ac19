package io.github.bedrockremedy.infra;

/// How much an installation may ask and write.
///
/// @param requestHours hours a request stays open; the least outlives SNS's own retries of a mail
/// @param requestsPerHour new requests an account may cause in an hour
/// @param writesPerPrincipalDay writes to one principal in a day
/// @param writesPerAccountDay writes in one account in a day
record Limits(
    int requestHours, int requestsPerHour, int writesPerPrincipalDay, int writesPerAccountDay) {
  static Limits from(ContextValues values) {
    return new Limits(
        values.number(Setting.REQUEST_HOURS, 7, 72),
        values.number(Setting.REQUESTS_PER_HOUR, 1, 1000),
        values.number(Setting.WRITES_PER_PRINCIPAL_DAY, 0, 1000),
        values.number(Setting.WRITES_PER_ACCOUNT_DAY, 0, 1000));
  }
}
