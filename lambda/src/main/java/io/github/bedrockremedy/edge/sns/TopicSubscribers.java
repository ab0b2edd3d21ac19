package io.github.bedrockremedy.edge.sns;

import software.amazon.awssdk.services.sns.SnsClient;

/// How many subscriptions of a topic are confirmed.
///
/// See <https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html>.
public final class TopicSubscribers {
  private final SnsClient sns;
  private final String topic;

  /// @param topic ARN of the topic
  public TopicSubscribers(SnsClient sns, String topic) {
    this.sns = sns;
    this.topic = topic;
  }

  /// The number SNS gives, which lags a little.
  ///
  /// @throws NumberFormatException if SNS gives none
  public int confirmed() {
    return Integer.parseInt(
        sns.getTopicAttributes(r -> r.topicArn(topic))
            .attributes()
            .getOrDefault("SubscriptionsConfirmed", ""));
  }
}
