package io.github.bedrockremedy.edge.sns;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.Link;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/// How many subscriptions of each topic are confirmed. The topic with the fewest speaks for all: in
/// `dry-run` cases are told on another one than in `approve`, and alarms always on a third.
///
/// See <https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html>.
public final class TopicSubscribers implements Lifeline.Check {
  private final SnsClient sns;
  private final List<String> topics;
  private final int expected;

  /// @param topics ARNs of the topics, at least one
  /// @param expected how many there should be of each
  public TopicSubscribers(SnsClient sns, List<String> topics, int expected) {
    this.sns = sns;
    this.topics = List.copyOf(topics);
    this.expected = expected;
  }

  /// A topic and the number SNS gives for it, which lags a little.
  ///
  /// @param topic its name
  /// @param confirmed how many subscriptions are confirmed
  public record Count(String topic, int confirmed) {}

  @Override
  public Lifeline look() {
    try {
      Count fewest = fewest();
      return fewest.confirmed() >= expected
          ? Lifeline.holds(Link.SUBSCRIBERS)
          : Lifeline.broken(
              Link.SUBSCRIBERS,
              "%d of %d subscriptions of the topic %s are confirmed"
                  .formatted(fewest.confirmed(), expected, fewest.topic()));
    } catch (SdkException e) {
      return Lifeline.notKnown(Link.SUBSCRIBERS, Failure.of(e).why("sns:GetTopicAttributes"));
    } catch (NumberFormatException _) {
      return Lifeline.notKnown(Link.SUBSCRIBERS, "SNS gives no number of them");
    }
  }

  /// The topic with the fewest confirmed subscriptions, the first of equal ones.
  ///
  /// @throws NumberFormatException if SNS gives no number for some topic
  public Count fewest() {
    return topics.stream()
        .map(this::count)
        .min(Comparator.comparingInt(Count::confirmed))
        .orElseThrow();
  }

  private Count count(String topic) {
    String confirmed =
        sns.getTopicAttributes(r -> r.topicArn(topic))
            .attributes()
            .getOrDefault("SubscriptionsConfirmed", "");
    return new Count(topic.substring(topic.lastIndexOf(':') + 1), Integer.parseInt(confirmed));
  }
}
