package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.PolicyDetail;

/// The policies of ours that stand in the account of the operator's own credentials, found in IAM
/// itself and not in the case table: the table may be gone.
final class InForce implements AutoCloseable {
  private final IamClient iam;

  InForce(LiveOptions options) {
    this.iam = LiveInstallation.iam(options).build();
  }

  /// One policy of ours.
  ///
  /// @param arn ARN of the role or user
  /// @param name bare name of it
  record Policy(String arn, String name, boolean ofUser, String policy) {}

  /// Every one.
  ///
  /// @throws Refusal if IAM cannot be read
  List<Policy> all() {
    List<Policy> found = new ArrayList<>();
    try {
      for (GetAccountAuthorizationDetailsResponse page :
          iam.getAccountAuthorizationDetailsPaginator(
              r -> r.filter(EntityType.ROLE, EntityType.USER))) {
        page.roleDetailList()
            .forEach(
                r ->
                    ours(r.rolePolicyList())
                        .forEach(p -> found.add(new Policy(r.arn(), r.roleName(), false, p))));
        page.userDetailList()
            .forEach(
                u ->
                    ours(u.userPolicyList())
                        .forEach(p -> found.add(new Policy(u.arn(), u.userName(), true, p))));
      }
      return List.copyOf(found);
    } catch (SdkException e) {
      throw new Refusal("IAM cannot be read: " + e.getMessage());
    }
  }

  private static List<String> ours(List<PolicyDetail> policies) {
    return policies.stream()
        .map(PolicyDetail::policyName)
        .filter(name -> name.startsWith(HeldPolicy.OURS))
        .toList();
  }

  /// Takes one away.
  void remove(Policy one) {
    if (one.ofUser()) {
      iam.deleteUserPolicy(r -> r.userName(one.name()).policyName(one.policy()));
    } else {
      iam.deleteRolePolicy(r -> r.roleName(one.name()).policyName(one.policy()));
    }
  }

  @Override
  public void close() {
    iam.close();
  }
}
