package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Arn;

/// What a denial says it was refused on.
public sealed interface DeniedResource {
  /// An ARN, written out in the message.
  record Named(Arn arn) implements DeniedResource {}

  /// The message names no resource; the request's `modelId` was an ARN and stands in for it.
  record FromRequest(Arn arn) implements DeniedResource {}

  /// `*`: normal for actions without a resource type, and never copied into a patch blindly.
  record All() implements DeniedResource {}

  /// Something that is no ARN, or an ARN cut short.
  record NotAnArn(String text) implements DeniedResource {}

  /// No resource anywhere.
  record Absent() implements DeniedResource {}
}
