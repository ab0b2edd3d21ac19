package io.github.bedrockremedy.edge.iam;

import static io.github.bedrockremedy.edge.iam.Unread.found;
import static io.github.bedrockremedy.edge.iam.Unread.unless;

import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy.Source;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

/// A role with everything it holds.
final class RoleReads {
  private final IamClient iam;
  private final ManagedPolicies managed;

  RoleReads(IamClient iam, ManagedPolicies managed) {
    this.iam = iam;
    this.managed = managed;
  }

  PrincipalFacts read(PatchTarget target) {
    String name = target.name();
    return found("iam:GetRole", () -> iam.getRole(r -> r.roleName(name)).role())
        .map(role -> Identity.mismatch(target, role.arn()).orElseGet(() -> known(role, name)))
        .orElseGet(PrincipalFacts.Gone::new);
  }

  private PrincipalFacts known(Role role, String name) {
    List<HeldPolicy> policies = new ArrayList<>(inline(name));
    policies.addAll(managed.read(attached(name), Source.ATTACHED));
    Optional<HeldPolicy> boundary =
        Optional.ofNullable(role.permissionsBoundary())
            .map(b -> managed.read(b.permissionsBoundaryArn(), Source.BOUNDARY));
    return new PrincipalFacts.Known(
        role.roleId(),
        Identity.tags(role.tags()),
        policies,
        boundary,
        ManagedPolicies.quarantine(policies));
  }

  private List<HeldPolicy> inline(String role) {
    List<String> names =
        unless(
            "iam:ListRolePolicies",
            () ->
                iam.listRolePoliciesPaginator(r -> r.roleName(role)).policyNames().stream()
                    .toList());
    return names.stream().map(name -> inline(role, name)).toList();
  }

  private HeldPolicy inline(String role, String name) {
    String document =
        unless("iam:GetRolePolicy", () -> iam.getRolePolicy(r -> r.roleName(role).policyName(name)))
            .policyDocument();
    return new HeldPolicy(Source.INLINE, name, Optional.empty(), ManagedPolicies.decoded(document));
  }

  private List<AttachedPolicy> attached(String role) {
    return unless(
        "iam:ListAttachedRolePolicies",
        () ->
            iam.listAttachedRolePoliciesPaginator(r -> r.roleName(role)).attachedPolicies().stream()
                .toList());
  }
}
