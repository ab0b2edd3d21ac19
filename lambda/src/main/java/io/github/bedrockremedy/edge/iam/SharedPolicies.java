package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/// What roles and users of an account share: managed policies, AWS's own among them, and groups.
final class SharedPolicies {
  private final Map<String, String> managed = new HashMap<>();
  private final Map<String, GroupDetail> groups = new HashMap<>();

  void add(GetAccountAuthorizationDetailsResponse page) {
    page.policies().forEach(p -> text(p).ifPresent(text -> managed.put(p.arn(), text)));
    page.groupDetailList().forEach(group -> groups.put(group.groupName(), group));
  }

  private static Optional<String> text(ManagedPolicyDetail policy) {
    return policy.policyVersionList().stream()
        .filter(v -> Boolean.TRUE.equals(v.isDefaultVersion()))
        .map(PolicyVersion::document)
        .findFirst()
        .map(ManagedPolicies::decoded);
  }

  /// What a user holds by being in a group.
  List<HeldPolicy> ofGroup(String name) {
    List<HeldPolicy> policies = new ArrayList<>();
    Optional.ofNullable(groups.get(name))
        .ifPresent(
            group -> {
              policies.addAll(inline(group.groupPolicyList(), Source.GROUP));
              policies.addAll(managed(group.attachedManagedPolicies(), Source.GROUP));
            });
    return policies;
  }

  /// Managed policies whose text is known.
  List<HeldPolicy> managed(List<AttachedPolicy> attached, Source source) {
    return attached.stream()
        .filter(p -> managed.containsKey(p.policyArn()))
        .map(
            p ->
                new HeldPolicy(
                    source,
                    p.policyName(),
                    Arn.parse(p.policyArn()),
                    managed.getOrDefault(p.policyArn(), "")))
        .toList();
  }

  static List<HeldPolicy> inline(List<PolicyDetail> policies, Source source) {
    return policies.stream()
        .map(
            p ->
                new HeldPolicy(
                    source,
                    p.policyName(),
                    Optional.empty(),
                    ManagedPolicies.decoded(p.policyDocument())))
        .toList();
  }
}
