package io.github.bedrockremedy.contract;

import java.util.List;

/// Which CloudTrail records enter the system: the event rule of the stack and the reader of the
/// Lambda are both made from these lists.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html>.
public final class WatchedEvents {
  /// The `source` EventBridge gives to what CloudTrail says about Bedrock.
  public static final String SOURCE = "aws.bedrock";

  /// The `detail-type` of a CloudTrail record.
  public static final String DETAIL_TYPE = "AWS API Call via CloudTrail";

  /// The `eventSource` of Bedrock's control plane and runtime alike.
  public static final String EVENT_SOURCE = "bedrock.amazonaws.com";

  /// CloudTrail writes `AccessDenied`, SDKs say `AccessDeniedException`; both begin like this.
  public static final String DENIED_PREFIX = "AccessDenied";

  /// Codes under which a refusal of access hides; the message decides whether it is one.
  public static final List<String> HIDING_CODES =
      List.of("ResourceNotFoundException", "ValidationException");

  /// How the messages of such refusals begin; under a hiding code, every other message is somebody
  /// else's mistake and not a denial.
  public static final List<String> HIDDEN_REFUSALS =
      List.of(
          "Access denied",
          "Access to Anthropic models is not allowed",
          "Access to this model is not available",
          "Model use case details have not been submitted",
          "Operation not allowed",
          "This model version has reached the end of its life");

  private WatchedEvents() {}
}
