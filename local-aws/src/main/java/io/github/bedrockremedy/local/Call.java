package io.github.bedrockremedy.local;

import java.util.List;

/// One call that arrived.
///
/// @param service as in the signature, `iam`
/// @param action as in a policy, `iam:GetRole`
/// @param region the Region of the credential scope
/// @param caller ARN of the role whose session called, or the access key that is no session's
/// @param rights the actions a policy has to allow for it
/// @param rows the partition keys of the table rows it writes
public record Call(
    String service,
    String action,
    String region,
    String caller,
    List<String> rights,
    List<String> rows) {
  public Call {
    rights = List.copyOf(rights);
    rows = List.copyOf(rows);
  }
}
