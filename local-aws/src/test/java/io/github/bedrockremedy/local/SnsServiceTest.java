package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

class SnsServiceTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:approvals";

  private final LocalAws aws = LocalAws.start(AccountFile.empty(Clients.ACCOUNT), Clients.CLOCK);
  private final SnsClient sns = Clients.sns(aws);

  @AfterEach
  void close() {
    sns.close();
    aws.close();
  }

  @Test
  void aMessageIsKeptAsItWasSent() {
    String message = "{\"default\":\"two lines\\nof text\",\"email\":\"ä & <b>\"}";
    String id =
        sns.publish(
                it ->
                    it.topicArn(TOPIC)
                        .subject("A subject")
                        .message(message)
                        .messageStructure("json"))
            .messageId();
    Publication kept = aws.publications().getFirst();
    assertEquals(id, kept.messageId());
    assertEquals(message, kept.message());
    assertEquals(Optional.of("A subject"), kept.subject());
    assertEquals(Optional.of("json"), kept.messageStructure());
  }

  @Test
  void whatSnsWouldRefuseIsRefused() {
    refused("s".repeat(100), "m", null);
    refused("two\nlines", "m", null);
    refused(null, "no json", "json");
    refused(null, "{\"email\":\"only\"}", "json");
    assertEquals(0, aws.publications().size());
  }

  private void refused(
      @org.jspecify.annotations.Nullable String subject,
      String message,
      @org.jspecify.annotations.Nullable String structure) {
    assertThrows(
        InvalidParameterException.class,
        () ->
            sns.publish(
                it -> {
                  it.topicArn(TOPIC).message(message);
                  if (subject != null) {
                    it.subject(subject);
                  }
                  if (structure != null) {
                    it.messageStructure(structure);
                  }
                }));
  }
}
