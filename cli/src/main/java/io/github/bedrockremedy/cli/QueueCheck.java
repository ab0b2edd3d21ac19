package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many denials wait, and how long the oldest has. SQS itself does not say how old a message is
/// without handing it out; CloudWatch does.
///
/// See
///
// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html>.
record QueueCheck(LiveOptions options, LiveInstallation installation) {
  private static final Duration LATELY = Duration.ofMinutes(10);

  Finding denials() {
    String url = installation.output(StackOutputs.DENIAL_QUEUE);
    return WiringWords.queue(waiting(url), oldest(url.substring(url.lastIndexOf('/') + 1)));
  }

  Finding undelivered() {
    return WiringWords.deadLetters(waiting(installation.output(StackOutputs.UNDELIVERED_QUEUE)));
  }

  private String waiting(String url) {
    try (var queues = LiveInstallation.at(SqsClient.builder(), options).build()) {
      return queues
          .getQueueAttributes(
              r ->
                  r.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
          .attributes()
          .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }
  }

  private Optional<Long> oldest(String queue) {
    Instant now = Instant.now();
    try (var metrics = LiveInstallation.at(CloudWatchClient.builder(), options).build()) {
      return metrics
          .getMetricStatistics(
              r ->
                  r.namespace("AWS/SQS")
                      .metricName("ApproximateAgeOfOldestMessage")
                      .dimensions(Dimension.builder().name("QueueName").value(queue).build())
                      .startTime(now.minus(LATELY))
                      .endTime(now)
                      .period(60)
                      .statistics(Statistic.MAXIMUM))
          .datapoints()
          .stream()
          .filter(point -> point.timestamp() != null && point.maximum() != null)
          .max(Comparator.comparing(Datapoint::timestamp))
          .map(point -> point.maximum().longValue());
    }
  }
}
