package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy.Source;
import io.github.bedrockremedy.pipeline.foresight.HeldRole;
import io.github.bedrockremedy.pipeline.foresight.RoleInventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// An account's roles from the one call that gives them with all their policies, a few hundred at a
/// time. AWS's own managed policies name no profile and are left out.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html>.
public final class AccountRoles implements RoleInventory {
  private static final int PAGE = 200;
  private static final String PROFILE = "inference-profile";

  private final IamClient iam;
  private final CallAllowance allowance;

  /// @param allowance counts the calls of one plan; each page begins a new one
  public AccountRoles(IamClient iam, CallAllowance allowance) {
    this.iam = iam;
    this.allowance = allowance;
  }

  /// A page that fails ends the listing; what was read before it counts.
  @Override
  public Inventory read(BooleanSupplier goOn) {
    List<RoleDetail> roles = new ArrayList<>();
    Map<String, String> managed = new HashMap<>();
    Optional<String> marker = Optional.empty();
    try {
      do {
        if (!goOn.getAsBoolean()) {
          return new Inventory.Read(held(roles, managed), false);
        }
        GetAccountAuthorizationDetailsResponse page = page(marker);
        roles.addAll(page.roleDetailList());
        page.policies().forEach(p -> text(p).ifPresent(text -> managed.put(p.arn(), text)));
        marker = Optional.ofNullable(page.marker()).filter(_ -> page.isTruncated());
      } while (marker.isPresent());
      return new Inventory.Read(held(roles, managed), true);
    } catch (SdkException e) {
      return roles.isEmpty()
          ? new Inventory.NotRead(Failure.of(e).why("iam:GetAccountAuthorizationDetails"))
          : new Inventory.Read(held(roles, managed), false);
    }
  }

  private GetAccountAuthorizationDetailsResponse page(Optional<String> marker) {
    allowance.reset();
    return iam.getAccountAuthorizationDetails(
        r -> {
          r.filter(EntityType.ROLE, EntityType.LOCAL_MANAGED_POLICY).maxItems(PAGE);
          marker.ifPresent(r::marker);
        });
  }

  private static Optional<String> text(ManagedPolicyDetail policy) {
    return policy.policyVersionList().stream()
        .filter(v -> Boolean.TRUE.equals(v.isDefaultVersion()))
        .map(PolicyVersion::document)
        .findFirst()
        .map(ManagedPolicies::decoded);
  }

  private static List<HeldRole> held(List<RoleDetail> roles, Map<String, String> managed) {
    return roles.stream()
        .flatMap(role -> held(role, managed).stream())
        .filter(
            role ->
                role.policies().stream().anyMatch(p -> p.isOurs() || p.text().contains(PROFILE)))
        .toList();
  }

  private static Optional<HeldRole> held(RoleDetail role, Map<String, String> managed) {
    List<HeldPolicy> policies = new ArrayList<>();
    role.rolePolicyList()
        .forEach(
            p ->
                policies.add(
                    new HeldPolicy(
                        Source.INLINE,
                        p.policyName(),
                        Optional.empty(),
                        ManagedPolicies.decoded(p.policyDocument()))));
    role.attachedManagedPolicies()
        .forEach(
            p ->
                Optional.ofNullable(managed.get(p.policyArn()))
                    .ifPresent(
                        text ->
                            policies.add(
                                new HeldPolicy(
                                    Source.ATTACHED,
                                    p.policyName(),
                                    Arn.parse(p.policyArn()),
                                    text))));
    return Arn.parse(role.arn()).map(arn -> new HeldRole(arn, role.roleId(), policies));
  }
}
