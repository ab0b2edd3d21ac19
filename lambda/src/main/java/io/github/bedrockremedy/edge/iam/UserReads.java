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
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;

/// A user with everything it holds, by itself and through its groups.
final class UserReads {
  private final IamClient iam;
  private final ManagedPolicies managed;

  UserReads(IamClient iam, ManagedPolicies managed) {
    this.iam = iam;
    this.managed = managed;
  }

  PrincipalFacts read(PatchTarget target) {
    String name = target.name();
    return found("iam:GetUser", () -> iam.getUser(r -> r.userName(name)).user())
        .map(user -> Identity.mismatch(target, user.arn()).orElseGet(() -> known(user, name)))
        .orElseGet(PrincipalFacts.Gone::new);
  }

  private PrincipalFacts known(User user, String name) {
    List<HeldPolicy> policies = new ArrayList<>(inline(name));
    policies.addAll(managed.read(attached(name), Source.ATTACHED));
    for (String group : groups(name)) {
      policies.addAll(groupInline(group));
      policies.addAll(managed.read(groupAttached(group), Source.GROUP));
    }
    Optional<HeldPolicy> boundary =
        Optional.ofNullable(user.permissionsBoundary())
            .map(b -> managed.read(b.permissionsBoundaryArn(), Source.BOUNDARY));
    return new PrincipalFacts.Known(
        user.userId(),
        Identity.tags(user.tags()),
        policies,
        boundary,
        ManagedPolicies.quarantine(policies));
  }

  private List<HeldPolicy> inline(String user) {
    List<String> names =
        unless(
            "iam:ListUserPolicies",
            () ->
                iam.listUserPoliciesPaginator(r -> r.userName(user)).policyNames().stream()
                    .toList());
    return names.stream()
        .map(
            name ->
                held(
                    Source.INLINE,
                    name,
                    unless(
                            "iam:GetUserPolicy",
                            () -> iam.getUserPolicy(r -> r.userName(user).policyName(name)))
                        .policyDocument()))
        .toList();
  }

  private List<AttachedPolicy> attached(String user) {
    return unless(
        "iam:ListAttachedUserPolicies",
        () ->
            iam.listAttachedUserPoliciesPaginator(r -> r.userName(user)).attachedPolicies().stream()
                .toList());
  }

  private List<String> groups(String user) {
    return unless(
        "iam:ListGroupsForUser",
        () ->
            iam.listGroupsForUserPaginator(r -> r.userName(user)).groups().stream()
                .map(Group::groupName)
                .toList());
  }

  private List<HeldPolicy> groupInline(String group) {
    List<String> names =
        unless(
            "iam:ListGroupPolicies",
            () ->
                iam.listGroupPoliciesPaginator(r -> r.groupName(group)).policyNames().stream()
                    .toList());
    return names.stream()
        .map(
            name ->
                held(
                    Source.GROUP,
                    name,
                    unless(
                            "iam:GetGroupPolicy",
                            () -> iam.getGroupPolicy(r -> r.groupName(group).policyName(name)))
                        .policyDocument()))
        .toList();
  }

  private List<AttachedPolicy> groupAttached(String group) {
    return unless(
        "iam:ListAttachedGroupPolicies",
        () ->
            iam
                .listAttachedGroupPoliciesPaginator(r -> r.groupName(group))
                .attachedPolicies()
                .stream()
                .toList());
  }

  private static HeldPolicy held(Source source, String name, String document) {
    return new HeldPolicy(source, name, Optional.empty(), ManagedPolicies.decoded(document));
  }
}
