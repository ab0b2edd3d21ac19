package io.github.bedrockremedy.contract;

import java.util.List;

/// Which CloudTrail records enter the system: the event rule of the stack and the reader of the
/// Lambda are both made from these lists.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html>.
public final class WatchedEvents {
  /// How the `source` begins that EventBridge gives to what CloudTrail says about Bedrock. It is
  /// `aws.bedrock`; what it is for the newer endpoints AWS does not document, and [#EVENT_SOURCES]
  /// tells them apart anyway.
  public static final String SOURCE_PREFIX = "aws.bedrock";

  /// The `detail-type` of a CloudTrail record.
  public static final String DETAIL_TYPE = "AWS API Call via CloudTrail";

  /// The `eventSource` of the OpenAI- and Anthropic-style endpoint, whose parameter `model` stands
  /// for `modelId`.
  ///
  /// See <https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html>.
  public static final String MANTLE = "bedrock-mantle.amazonaws.com";

  /// Every `eventSource` read: Bedrock's control plane and runtime, Mantle, AgentCore.
  public static final List<String> EVENT_SOURCES =
      List.of("bedrock.amazonaws.com", MANTLE, "bedrock-agentcore.amazonaws.com");

  /// CloudTrail writes `AccessDenied`, SDKs say `AccessDeniedException`; both begin like this.
  public static final String DENIED_PREFIX = "AccessDenied";

  /// Codes under which a refusal of access hides; the message decides whether it is one.
  public static final List<String> HIDING_CODES =
      List.of("ResourceNotFoundException", "ValidationException");

  /// How the messages of such refusals begin; under a hiding code, every other message is somebody
  /// else's mistake and not a denial. The event rule lets both codes through whole; these words
  /// are looked for by `DenialHandler`.
  public static final List<String> HIDDEN_REFUSALS =
      List.of(
          "Access denied",
          "Access to Anthropic models is not allowed",
          "Access to this model is not available",
          "Model use case details have not been submitted",
          "Operation not allowed",
          "This model version has reached the end of its life",
          "You don't have access to the model with");

  private WatchedEvents() {}
}
