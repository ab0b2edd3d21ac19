package io.github.bedrockremedy.edge.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.pipeline.report.Notifier.Audience;
import io.github.bedrockremedy.pipeline.report.Notifier.Message;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsNotifierTest {
  private static final Message MESSAGE =
      new Message(
          "Approve br-k7m2p4q6ab?",
          "line 1\nline \"2\"",
          "{\"version\":\"1.0\"}",
          "short",
          "{\"case\":1}");

  private final Wire wire = new Wire();
  private final SnsNotifier notifier =
      new SnsNotifier(
          wire.client(SnsClient.builder(), "us-east-1"), "arn:approvers", "arn:readers");

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void everyProtocolGetsItsOwnFormOfTheMessage() throws IOException {
    wire.answers(s -> Reply.result("Publish", "<MessageId>1</MessageId>"));

    notifier.send(Audience.APPROVERS, MESSAGE);

    Map<String, String> form = wire.only().fields();
    assertEquals("Publish", wire.only().action());
    assertEquals("arn:approvers", form.get("TopicArn"));
    assertEquals("Approve br-k7m2p4q6ab?", form.get("Subject"));
    assertEquals("json", form.get("MessageStructure"));
    assertEquals(
        Map.of(
            "default", "short",
            "email", "line 1\nline \"2\"",
            "https", "{\"version\":\"1.0\"}",
            "sqs", "{\"case\":1}",
            "lambda", "{\"case\":1}"),
        JSON.std.mapFrom(form.get("Message")));
  }

  @Test
  void whatNobodyHasToDecideGoesToTheReaders() {
    wire.answers(s -> Reply.result("Publish", "<MessageId>1</MessageId>"));

    notifier.send(Audience.READERS, MESSAGE);

    assertEquals("arn:readers", wire.only().form().get("TopicArn"));
  }

  @Test
  void aMessageThatWasNotTakenIsAnError() {
    wire.answers(s -> Reply.error(403, "AuthorizationError"));

    assertThrows(SnsException.class, () -> notifier.send(Audience.READERS, MESSAGE));
  }
}
