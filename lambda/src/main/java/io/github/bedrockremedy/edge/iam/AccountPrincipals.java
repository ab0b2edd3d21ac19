package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy.Source;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/// An account's roles and users from the one call that gives them with all their policies, a few
/// hundred at a time. What they share, managed policies and groups, is listed first.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html>.
public final class AccountPrincipals implements PrincipalInventory {
  static final String CALL = "iam:GetAccountAuthorizationDetails";
  private static final int PAGE = 200;
  private static final String PROFILE = "inference-profile";
  private static final List<EntityType> SHARED =
      List.of(EntityType.GROUP, EntityType.LOCAL_MANAGED_POLICY, EntityType.AWS_MANAGED_POLICY);

  private final IamClient iam;
  private final CallAllowance allowance;
  private Optional<SharedPolicies> shared = Optional.empty();

  /// @param allowance counts the calls of one plan; each page begins a new one
  public AccountPrincipals(IamClient iam, CallAllowance allowance) {
    this.iam = iam;
    this.allowance = allowance;
  }

  @Override
  public Part page(Optional<String> marker, BooleanSupplier goOn) {
    try {
      if (shared.isEmpty()) {
        shared = shared(goOn);
      }
      if (shared.isEmpty() || !goOn.getAsBoolean()) {
        return new Part.NotRead("there was no time for it");
      }
      var page = listed(List.of(EntityType.ROLE, EntityType.USER), marker);
      return new Part.Page(held(page, shared.get()), next(page));
    } catch (SdkException e) {
      Failure failure = Failure.of(e);
      boolean gone = marker.isPresent() && !failure.passing() && !failure.denied();
      return gone ? new Part.MarkerGone() : new Part.NotRead(failure.why(CALL));
    }
  }

  private Optional<SharedPolicies> shared(BooleanSupplier goOn) {
    var read = new SharedPolicies();
    Optional<String> marker = Optional.empty();
    do {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      GetAccountAuthorizationDetailsResponse page = listed(SHARED, marker);
      read.add(page);
      marker = next(page);
    } while (marker.isPresent());
    return Optional.of(read);
  }

  private GetAccountAuthorizationDetailsResponse listed(
      List<EntityType> kinds, Optional<String> marker) {
    allowance.reset();
    return iam.getAccountAuthorizationDetails(
        r -> {
          r.filter(kinds).maxItems(PAGE);
          marker.ifPresent(r::marker);
        });
  }

  private static Optional<String> next(GetAccountAuthorizationDetailsResponse page) {
    return Optional.ofNullable(page.marker()).filter(_ -> page.isTruncated());
  }

  private static List<HeldPrincipal> held(
      GetAccountAuthorizationDetailsResponse page, SharedPolicies shared) {
    return Stream.concat(
            page.roleDetailList().stream().map(role -> held(role, shared)),
            page.userDetailList().stream().map(user -> held(user, shared)))
        .flatMap(Optional::stream)
        .filter(
            holder ->
                holder.policies().stream().anyMatch(p -> p.isOurs() || p.text().contains(PROFILE)))
        .toList();
  }

  private static Optional<HeldPrincipal> held(RoleDetail role, SharedPolicies shared) {
    List<HeldPolicy> policies = own(role.rolePolicyList(), role.attachedManagedPolicies(), shared);
    return Arn.parse(role.arn()).map(arn -> new HeldPrincipal(arn, role.roleId(), policies));
  }

  private static Optional<HeldPrincipal> held(UserDetail user, SharedPolicies shared) {
    List<HeldPolicy> policies = own(user.userPolicyList(), user.attachedManagedPolicies(), shared);
    user.groupList().forEach(group -> policies.addAll(shared.ofGroup(group)));
    return Arn.parse(user.arn()).map(arn -> new HeldPrincipal(arn, user.userId(), policies));
  }

  private static List<HeldPolicy> own(
      List<PolicyDetail> inline, List<AttachedPolicy> attached, SharedPolicies shared) {
    List<HeldPolicy> policies = new ArrayList<>(SharedPolicies.inline(inline, Source.INLINE));
    policies.addAll(shared.managed(attached, Source.ATTACHED));
    return policies;
  }
}
