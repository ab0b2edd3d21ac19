package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/// Managed policies in their default version.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html>.
final class ManagedPolicies {
  private final IamClient iam;

  ManagedPolicies(IamClient iam) {
    this.iam = iam;
  }

  List<HeldPolicy> read(List<AttachedPolicy> attached, HeldPolicy.Source source) {
    return attached.stream().map(p -> read(p.policyArn(), source)).toList();
  }

  HeldPolicy read(String policyArn, HeldPolicy.Source source) {
    Arn arn =
        Arn.parse(policyArn)
            .orElseThrow(() -> new Unread("IAM names a policy by something that is no ARN"));
    String version =
        Unread.unless("iam:GetPolicy", () -> iam.getPolicy(r -> r.policyArn(policyArn)))
            .policy()
            .defaultVersionId();
    String document =
        Unread.unless(
                "iam:GetPolicyVersion",
                () -> iam.getPolicyVersion(r -> r.policyArn(policyArn).versionId(version)))
            .policyVersion()
            .document();
    return new HeldPolicy(source, arn.lastName(), java.util.Optional.of(arn), decoded(document));
  }

  /// Whether one of the policies is AWS's quarantine, and not a customer's of the same name.
  static boolean quarantine(List<HeldPolicy> policies) {
    return policies.stream().flatMap(p -> p.arn().stream()).anyMatch(HeldPolicy::isQuarantine);
  }

  /// A document as it was written; IAM sends it percent-encoded as of RFC 3986, in which a plus is
  /// a plus.
  static String decoded(String document) {
    try {
      return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unread("IAM sent a policy document that is not percent-encoded");
    }
  }
}
