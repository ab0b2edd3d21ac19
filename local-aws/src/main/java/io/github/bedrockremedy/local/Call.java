package io.github.bedrockremedy.local;

/// One call that arrived.
///
/// @param service as in the signature, `iam`
/// @param action as in a policy, `iam:GetRole`
/// @param region the Region of the credential scope
public record Call(String service, String action, String region) {}
