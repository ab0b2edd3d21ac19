package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.EvidenceSource;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/// What IAM and CloudFormation say about a principal.
public final class IamEvidence implements EvidenceSource {
  /// Tags by which people say who owns a principal, the most telling first.
  private static final List<String> OWNER_TAGS =
      List.of("bedrock-remediation:owner", "Owner", "Team", "repo");

  private final RoleReads roles;
  private final UserReads users;
  private final StackLookup stacks;

  public IamEvidence(IamClient iam, StackLookup stacks) {
    var managed = new ManagedPolicies(iam);
    this.roles = new RoleReads(iam, managed);
    this.users = new UserReads(iam, managed);
    this.stacks = stacks;
  }

  @Override
  public PrincipalFacts principal(PatchTarget target) {
    try {
      return switch (target) {
        case PatchTarget.RoleInlinePolicy role -> roles.read(role);
        case PatchTarget.UserInlinePolicy user -> users.read(user);
      };
    } catch (Unread e) {
      return new PrincipalFacts.NotRead(e.why());
    }
  }

  @Override
  public Owner owner(PatchTarget target, Region region, Map<String, String> tags) {
    Optional<Owner> stack = stacks.find(target.name(), region).map(Owner.class::cast);
    return stack.or(() -> tagged(tags)).orElseGet(Owner.Unknown::new);
  }

  private static Optional<Owner> tagged(Map<String, String> tags) {
    return OWNER_TAGS.stream()
        .filter(key -> !tags.getOrDefault(key, "").isBlank())
        .findFirst()
        .map(key -> new Owner.Tagged(key, tags.getOrDefault(key, "")));
  }
}
