package io.github.bedrockremedy.infra;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// When an alarm goes off: one period of a metric beyond a bound.
///
/// @param missing what no data at all means
record AlarmRule(
    IMetric metric, ComparisonOperator operator, int threshold, TreatMissingData missing) {

  /// Goes off at this many.
  static AlarmRule atLeast(int threshold, IMetric metric) {
    return new AlarmRule(
        metric,
        ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        threshold,
        TreatMissingData.NOT_BREACHING);
  }

  /// Goes off below; nothing said for a while means nothing.
  static AlarmRule below(int threshold, IMetric metric) {
    return new AlarmRule(
        metric, ComparisonOperator.LESS_THAN_THRESHOLD, threshold, TreatMissingData.IGNORE);
  }

  /// Goes off where there is silence.
  static AlarmRule silent(IMetric metric) {
    return new AlarmRule(
        metric, ComparisonOperator.LESS_THAN_THRESHOLD, 1, TreatMissingData.BREACHING);
  }
}
