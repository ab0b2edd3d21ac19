package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.Metric;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.lambda.Alias;

/// CloudWatch's numbers, by name.
final class Numbers {
  static final String SUM = "Sum";
  static final String MINIMUM = "Minimum";
  static final String MAXIMUM = "Maximum";

  private Numbers() {}

  /// One of ours.
  static IMetric ours(Metric metric, StackSettings settings, String statistic, Duration period) {
    return of(
        Metric.NAMESPACE,
        metric.id(),
        statistic,
        period,
        Map.of(Metric.DIMENSION, settings.stage().spelling()));
  }

  static IMetric of(
      String namespace,
      String name,
      String statistic,
      Duration period,
      Map<String, String> dimensions) {
    return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .period(period)
        .dimensionsMap(dimensions)
        .build();
  }

  /// One number of a function.
  static IMetric ofFunction(Alias alias, String name, String statistic, Duration period) {
    return of(
        "AWS/Lambda",
        name,
        statistic,
        period,
        Map.of("FunctionName", alias.getLambda().getFunctionName()));
  }

  /// Several added up; what has no data counts nothing.
  static IMetric sum(String label, Duration period, Collection<IMetric> metrics) {
    var named = new TreeMap<String, IMetric>();
    metrics.forEach(metric -> named.put("m" + named.size(), metric));
    return MathExpression.Builder.create()
        .label(label)
        .expression("SUM(METRICS())")
        .usingMetrics(named)
        .period(period)
        .build();
  }
}
