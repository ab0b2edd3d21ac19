package io.github.bedrockremedy.pipeline.target;

import io.github.bedrockremedy.iam.Arn;
import java.util.Optional;

/// A caller no patch of ours can help, with the reason.
///
/// @param kind which sort of obstacle
/// @param arn the caller's role or user, where there is one
/// @param why one sentence that names the right place for the change
public record NotPatchable(Kind kind, Optional<Arn> arn, String why) implements Target {
  /// Sorts of obstacles. Only [#PERMISSION_SET] is a place where a change would help.
  public enum Kind {
    /// A role AWS IAM Identity Center made from a permission set; only AWS can edit the role.
    PERMISSION_SET,
    SERVICE_LINKED_ROLE,
    ROOT,
    FEDERATED_USER,
    OTHER_ACCOUNT,
    SERVICE,
    UNREADABLE
  }
}
