package io.github.bedrockremedy.edge.sns;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.Link;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/// How many subscriptions of a topic are confirmed.
///
/// See <https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html>.
public final class TopicSubscribers implements Lifeline.Check {
  private final SnsClient sns;
  private final String topic;
  private final int expected;

  /// @param topic ARN of the topic
  /// @param expected how many there should be
  public TopicSubscribers(SnsClient sns, String topic, int expected) {
    this.sns = sns;
    this.topic = topic;
    this.expected = expected;
  }

  @Override
  public Lifeline look() {
    try {
      int confirmed = confirmed();
      return confirmed >= expected
          ? Lifeline.holds(Link.SUBSCRIBERS)
          : Lifeline.broken(
              Link.SUBSCRIBERS, confirmed + " of " + expected + " subscriptions are confirmed");
    } catch (SdkException e) {
      return Lifeline.notKnown(Link.SUBSCRIBERS, Failure.of(e).why("sns:GetTopicAttributes"));
    } catch (NumberFormatException _) {
      return Lifeline.notKnown(Link.SUBSCRIBERS, "SNS gives no number of them");
    }
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
