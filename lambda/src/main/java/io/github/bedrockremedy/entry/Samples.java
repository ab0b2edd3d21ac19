package io.github.bedrockremedy.entry;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.CaseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Events a handler is primed with: of the form its source sends, about nobody.
final class Samples {
  private static final String CASE = "br-aaaaaaaaaa";

  private static final String DENIED =
      """
      {"detail-type":"AWS API Call via CloudTrail","source":"aws.bedrock","account":"ACCOUNT",
       "region":"us-east-1","detail":{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole",
       "principalId":"AROAREHEARSAL:s","arn":"arn:aws:sts::ACCOUNT:assumed-role/rehearsal/s",
       "accountId":"ACCOUNT","sessionContext":{"sessionIssuer":{"type":"Role",
       "principalId":"AROAREHEARSAL","arn":"arn:aws:iam::ACCOUNT:role/rehearsal",
       "accountId":"ACCOUNT","userName":"rehearsal"}}},"eventTime":"2026-01-01T00:00:00Z",
       "eventSource":"bedrock.amazonaws.com","eventName":"Converse","awsRegion":"us-east-1",
       "errorCode":"AccessDenied","errorMessage":"User:
       arn:aws:sts::ACCOUNT:assumed-role/rehearsal/s is not authorized to perform:
       bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-2::foundation-model/MODEL because
       no identity-based policy allows the bedrock:InvokeModel action",
       "requestParameters":{"modelId":"us.MODEL"},"eventID":"00000000-0000-4000-8000-000000000000",
       "recipientAccountId":"ACCOUNT"}}
      """;

  private Samples() {}

  /// A message of the queue with one denial.
  static String denial(Settings settings) {
    String record =
        DENIED
            .replace("\n", " ")
            .replace("ACCOUNT", settings.accounts().home())
            .replace("MODEL", "anthropic.claude-sonnet-4-5-20250929-v1:0");
    return text(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "messageId",
                    "rehearsal",
                    "eventSourceARN",
                    settings.queueArn(),
                    "body",
                    record))));
  }

  /// A record of the table's stream.
  static String caseOwing(Settings settings) {
    return text(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "dynamodb",
                    Map.of(
                        "SequenceNumber",
                        "1",
                        "Keys",
                        Map.of(
                            "pk", Map.of("S", CaseTable.CASE_PREFIX + CASE),
                            "sk", Map.of("S", "case")))))));
  }

  /// Someone opens a link.
  static String page(Settings settings) {
    return text(
        Map.of(
            "rawPath",
            "/r/" + CASE,
            "rawQueryString",
            "t=" + "A".repeat(43),
            "headers",
            Map.of("host", "rehearsal"),
            "requestContext",
            Map.of("http", Map.of("method", "GET"))));
  }

  /// The clock strikes.
  static String tick(Settings settings) {
    return "{}";
  }

  private static String text(Map<String, ?> event) {
    try {
      return JSON.std.asString(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
