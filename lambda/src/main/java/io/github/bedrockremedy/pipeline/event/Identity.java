package io.github.bedrockremedy.pipeline.event;

import java.util.Optional;

/// `userIdentity` of a record. Which fields are there depends on [#type()]; switch on it first.
///
/// See "CloudTrail userIdentity element" in the CloudTrail user guide.
///
/// @param type `AssumedRole`, `IAMUser`, `Root`, …
/// @param arn ARN of the caller; for a role the STS ARN, which drops the role's path
/// @param account `accountId`
/// @param principalId `AROA…:session`, `AIDA…`
/// @param userName set for `IAMUser` only
/// @param issuer `sessionContext.sessionIssuer`: the role itself, path included
public record Identity(
    String type,
    Optional<String> arn,
    Optional<String> account,
    Optional<String> principalId,
    Optional<String> userName,
    Optional<Issuer> issuer) {

  /// The role or user that issued a session.
  ///
  /// @param type `Role`, `IAMUser`, `Root`
  /// @param arn ARN with the path
  /// @param principalId unique id without a session name, `AROA…`
  /// @param userName bare name
  public record Issuer(
      String type, Optional<String> arn, Optional<String> principalId, Optional<String> userName) {}
}
