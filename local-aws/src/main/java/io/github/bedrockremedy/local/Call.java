package io.github.bedrockremedy.local;

/// One call that arrived.
///
/// @param service as in the signature, `iam`
/// @param action as in a policy, `iam:GetRole`
/// @param region the Region of the credential scope
/// @param caller ARN of the role whose session called, or the access key that is no session's
public record Call(String service, String action, String region, String caller) {}
