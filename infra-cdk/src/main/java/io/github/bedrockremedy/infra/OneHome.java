package io.github.bedrockremedy.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// Takes a name that is unique in the account, so that a deployment to a second home Region fails
/// at it, before anything that stays is made. The policy belongs to nobody and allows nothing.
///
/// See `docs/decisions/0023-one-home-region.md`.
final class OneHome extends Construct {
  OneHome(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    ManagedPolicy.Builder.create(this, "Mark")
        .managedPolicyName(settings.stackName() + "-has-one-home-Region-see-sourceRegions")
        .path(HandlerRoles.PATH)
        .description("Bedrock Remedy has one home Region; others are its sourceRegions")
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .effect(Effect.DENY)
                    .actions(List.of("*"))
                    .resources(List.of("*"))
                    .build()))
        .build();
  }

  /// Makes what outlives its stack wait for the name.
  void before(List<Construct> lasting) {
    lasting.forEach(each -> each.getNode().addDependency(this));
  }
}
