package io.github.bedrockremedy.edge.sns;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes each message once, in a form for every protocol: the long text to mail, the custom
/// notification to Slack, the machine's form to queues and functions, the summary to all else.
///
/// See <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>.
public final class SnsNotifier implements Notifier {
  private final SnsClient sns;
  private final String approversTopic;
  private final String readersTopic;

  /// @param approversTopic ARN of the topic of [Audience#APPROVERS]
  /// @param readersTopic ARN of the topic of [Audience#READERS]
  public SnsNotifier(SnsClient sns, String approversTopic, String readersTopic) {
    this.sns = sns;
    this.approversTopic = approversTopic;
    this.readersTopic = readersTopic;
  }

  @Override
  public void send(Audience audience, Message message) {
    String topic =
        switch (audience) {
          case APPROVERS -> approversTopic;
          case READERS -> readersTopic;
        };
    String forms = forms(message);
    sns.publish(
        r -> r.topicArn(topic).subject(message.subject()).messageStructure("json").message(forms));
  }

  private static String forms(Message message) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("default", message.summary());
    forms.put("email", message.email());
    forms.put("https", message.slack());
    forms.put("sqs", message.machine());
    forms.put("lambda", message.machine());
    try {
      return JSON.std.asString(forms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
