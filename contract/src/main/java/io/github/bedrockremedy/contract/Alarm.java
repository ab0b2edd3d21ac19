package io.github.bedrockremedy.contract;

import java.util.Locale;

/// What an operator is woken for. The stacks make one alarm of each, and each has a section in
/// `docs/runbook.md` under the heading's anchor [#id()].
public enum Alarm {
  APPLY_FAILED(
      new Watched.Counted(Metric.APPLY_FAILED), "A write that was owed could not be done."),
  MANY_WRITES(
      new Watched.Counted(Metric.APPLIED),
      "More policies were written within a day than the accounts served may get together."),
  REQUEST_EXPIRED(new Watched.Counted(Metric.EXPIRED), "Nobody decided a request in time."),
  RECURRING_AFTER_PATCH(
      new Watched.Counted(Metric.RECURRING_AFTER_PATCH),
      "A call was denied again well after its repair."),
  COMPROMISED_PRINCIPAL(
      new Watched.Counted(Metric.COMPROMISED),
      "A principal looks taken over: AWS quarantined it, or it tries one model after another."),
  SUPPRESSED(
      new Watched.Counted(Metric.SUPPRESSED),
      "Requests or writes were held back by a limit or by the kill switch, or a denial because"
          + " another case has its short id."),
  INVALID_TOKEN(
      new Watched.Counted(Metric.INVALID_TOKEN),
      "Somebody tries links or change codes that are wrong, used or expired."),
  SUBSCRIBER_LOST(
      new Watched.Counted(Metric.CONFIRMED_SUBSCRIBERS),
      "A topic has fewer confirmed subscribers than expected."),
  DENIALS_UNDELIVERED(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "Denials could not be delivered or came back ten times; they wait in the dead-letter queue."),
  DENIALS_LOST(
      new Watched.OfAws("AWS/Events", "InvocationsFailedToBeSentToDlq"),
      "EventBridge could put something neither where it belongs nor into a dead-letter queue:"
          + " denials are lost."),
  ARCHIVE_UNDELIVERED(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "The archive misses denials; they wait in its own dead-letter queue. Taking them in is not"
          + " affected."),
  /// Made in every further Region and account, and told of there: the way home is what is broken.
  FORWARDER_UNDELIVERED(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "Denials of this Region or account could not be sent home; they wait in its dead-letter"
          + " queue."),
  SCHEDULES_UNDELIVERED(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "A schedule could not start its handler; what it would have said waits in the dead-letter"
          + " queue."),
  NOTIFICATIONS_STUCK(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "NotificationHandler gave up on a record of the stream."),
  PATCHES_STUCK(
      new Watched.OfAws("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
      "PatchHandler gave up on a record of the stream."),
  DENIALS_WAITING(
      new Watched.OfAws("AWS/SQS", "ApproximateAgeOfOldestMessage"),
      "A denial has been waiting for more than ten minutes."),
  HANDLER_ERRORS(new Watched.OfAws("AWS/Lambda", "Errors"), "A handler failed."),
  HANDLER_THROTTLED(new Watched.OfAws("AWS/Lambda", "Throttles"), "A handler was not let run."),
  REVIEW_SILENT(
      new Watched.OfAws("AWS/Lambda", "Invocations"),
      "ReviewHandler has not run for half an hour: nothing expires, is verified or is armed again."),
  MESSAGES_UNDELIVERED(
      new Watched.OfAws("AWS/SNS", "NumberOfNotificationsFailed"),
      "A message to people could not be delivered."),
  PAGE_FAILING(
      new Watched.OfAws("AWS/ApiGateway", "5xx"), "The approval page answers with errors."),
  SLACK_MESSAGES_LOST(
      new Watched.OfAws("AWS/Chatbot", "UnsupportedEvents"),
      "Messages to Slack were dropped, throttled or not delivered.");

  private final Watched watched;
  private final String meaning;

  Alarm(Watched watched, String meaning) {
    this.watched = watched;
    this.meaning = meaning;
  }

  /// `apply-failed`: the alarm's name, and the anchor of its section in the runbook.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it looks at.
  public Watched watched() {
    return watched;
  }

  /// What has happened when it goes off, in one sentence.
  public String meaning() {
    return meaning;
  }

  /// The number an alarm looks at.
  public sealed interface Watched {
    /// One of ours.
    record Counted(Metric metric) implements Watched {}

    /// One that an AWS service counts.
    ///
    /// @param namespace CloudWatch's namespace, `AWS/SQS`
    /// @param metric its name there
    record OfAws(String namespace, String metric) implements Watched {}
  }
}
