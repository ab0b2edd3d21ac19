package io.github.bedrockremedy.pipeline.report;

/// Sends one message to people.
public interface Notifier {
  /// Publishes a message; an exception means it is not known to have been sent.
  void send(Audience audience, Message message);

  /// Who should see it.
  enum Audience {
    /// Those who decide: requests and what became of them.
    APPROVERS,
    /// Those who want to know: reports nobody has to decide.
    READERS
  }

  /// One message in every form it is sent in.
  ///
  /// @param subject at most 99 ASCII characters, nothing secret: it is never encrypted
  /// @param email plain ASCII text; the only form that may hold a link's token
  /// @param slack a custom notification for Amazon Q Developer, JSON
  /// @param summary two lines, for every other subscriber
  /// @param machine JSON for queues and functions, `bedrock-remedy.case/1`
  record Message(String subject, String email, String slack, String summary, String machine) {
    /// The email may hold a secret.
    @Override
    public String toString() {
      return "Message[" + subject + "]";
    }
  }
}
