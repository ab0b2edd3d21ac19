package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Arn;
import java.util.Optional;

/// Who was refused.
///
/// @param kind what sort of caller
/// @param arn the caller's ARN; for a role session the STS ARN
/// @param session session name of a role session
/// @param account account the principal lives in, where the record says so
/// @param roleOrUserArn ARN of the role or user itself, with its path
/// @param uniqueId `AROA…` or `AIDA…`, which survives no re-creation under the same name
/// @param apiKey whether the caller used a Bedrock API key
/// @param caller [#arn()] taken apart; empty if it is no ARN
/// @param self [#roleOrUserArn()] taken apart; likewise
public record Principal(
    Kind kind,
    Optional<String> arn,
    Optional<String> session,
    Optional<String> account,
    Optional<String> roleOrUserArn,
    Optional<String> uniqueId,
    boolean apiKey,
    Optional<Arn> caller,
    Optional<Arn> self) {

  /// Takes both ARNs apart, once for all who ask.
  public Principal(
      Kind kind,
      Optional<String> arn,
      Optional<String> session,
      Optional<String> account,
      Optional<String> roleOrUserArn,
      Optional<String> uniqueId,
      boolean apiKey) {
    this(
        kind,
        arn,
        session,
        account,
        roleOrUserArn,
        uniqueId,
        apiKey,
        arn.flatMap(Arn::parse),
        roleOrUserArn.flatMap(Arn::parse));
  }

  /// Sorts of callers CloudTrail tells apart.
  public enum Kind {
    ASSUMED_ROLE("assumed-role"),
    IAM_USER("iam-user"),
    ROOT("root"),
    FEDERATED_USER("federated-user"),
    IDENTITY_CENTER_USER("identity-center-user"),
    AWS_SERVICE("aws-service"),
    AWS_ACCOUNT("aws-account"),
    UNKNOWN("unknown");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// Short name, as in our JSON.
    public String id() {
      return id;
    }
  }
}
