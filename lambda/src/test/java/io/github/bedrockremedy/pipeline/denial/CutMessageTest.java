package io.github.bedrockremedy.pipeline.denial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// CloudTrail cuts messages at 1 KB, wherever that falls.
class CutMessageTest {
  private static final String ACTION = "bedrock:InvokeModel";
  private static final String POLICY = "arn:aws:iam::618048437522:policy/team/Deny-Bedrock";
  private static final String SCP =
      "arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplescpid";
  private static final String NEWER =
      ". Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/EXAMPLE1a2b3c for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: EXAMPLE1a2b3c";

  @ParameterizedTest
  @MethodSource("wholeMessages")
  void aMessageCutAnywhereNeverGivesAWrongReasonOrHalfAnArn(String whole) {
    int padding = 1_024;
    String long1 = whole.replace("session-1", "s".repeat(padding));
    Denial full = read(long1);
    int start = long1.indexOf("not authorized");
    for (int end = Math.max(start, 1_020); end <= long1.length(); end++) {
      Denial cut = read(long1.substring(0, end));
      String at = long1.substring(0, end).substring(start);
      assertTrue(
          cut.reason().equals(full.reason())
              || cut.reason() instanceof DenialReason.Unstated
              || cut.reason().equals(withoutArn(full.reason())),
          () -> cut.reason() + " after " + at);
      assertTrue(
          cut.resource().equals(full.resource())
              || !(cut.resource() instanceof DeniedResource.Named),
          () -> cut.resource() + " after " + at);
      assertTrue(
          cut.action().equals(full.action()) || cut.action().isEmpty(),
          () -> cut.action() + " after " + at);
    }
    assertEquals(Action.parse(ACTION), full.action());
    assertNotEquals(new DenialReason.Unstated(), full.reason());
  }

  static List<String> wholeMessages() {
    String model = Records.model("us-east-2");
    List<String> messages = new ArrayList<>();
    for (PolicyType policy : PolicyType.values()) {
      messages.add(
          Records.message(
              ACTION, model, "with an explicit deny in a " + policy.words() + ": " + SCP));
      messages.add(
          Records.message(
              ACTION,
              model,
              "with an explicit deny in an " + policy.words() + ": " + POLICY + NEWER));
      if (policy != PolicyType.RCP) {
        messages.add(
            Records.message(
                ACTION,
                model,
                "because no " + policy.words() + " allows the " + ACTION + " action"));
        messages.add(
            Records.message(
                ACTION,
                "",
                "because no " + policy.words() + " allows the " + ACTION + " action" + NEWER));
      }
    }
    return messages;
  }

  private static DenialReason withoutArn(DenialReason reason) {
    return reason instanceof DenialReason.ExplicitDeny deny
        ? new DenialReason.ExplicitDeny(deny.policy(), Optional.empty())
        : reason;
  }

  private static Denial read(String message) {
    return DenialReader.read(Records.denied().with("errorMessage", message).event());
  }
}
