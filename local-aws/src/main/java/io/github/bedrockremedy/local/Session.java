package io.github.bedrockremedy.local;

import java.time.Instant;
import java.util.Optional;

/// A role someone assumed, or that a function runs with.
///
/// @param accessKey stands for the session in a signature
/// @param token has to come with it
/// @param roleArn the role, path included
/// @param name the session's name
/// @param policy what the session is cut down to; empty for all the role may do
public record Session(
    String accessKey,
    String token,
    String roleArn,
    String name,
    Optional<String> policy,
    Instant expires) {
  /// The account the role lives in.
  public String account() {
    return roleArn.split(":", 6)[4];
  }

  /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`; the role's path is not in it.
  public String arn() {
    String[] role = roleArn.split(":", 6);
    return "arn:%s:sts::%s:assumed-role/%s/%s"
        .formatted(role[1], role[4], roleArn.substring(roleArn.lastIndexOf('/') + 1), name);
  }
}
