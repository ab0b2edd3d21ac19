package io.github.bedrockremedy.edge.cloudformation;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/// Finds the stack that made a role or user. Who owns a principal changes no decision, so a stack
/// that cannot be asked for is a stack that was not found.
///
/// See `DescribeStackResources` in the CloudFormation API reference.
public final class StackLookup {
  private static final Set<String> PRINCIPALS = Set.of("AWS::IAM::Role", "AWS::IAM::User");

  private final Function<Region, CloudFormationClient> clients;

  /// @param clients the client of a Region
  public StackLookup(Function<Region, CloudFormationClient> clients) {
    this.clients = clients;
  }

  /// The stack of one Region that holds a role or user.
  ///
  /// @param name bare name of the role or user
  public Optional<Owner.Stack> find(String name, Region region) {
    try {
      return clients
          .apply(region)
          .describeStackResources(r -> r.physicalResourceId(name))
          .stackResources()
          .stream()
          .filter(r -> name.equals(r.physicalResourceId()) && PRINCIPALS.contains(r.resourceType()))
          .findFirst()
          .map(r -> stack(r, region));
    } catch (SdkException e) {
      return Optional.empty();
    }
  }

  private static Owner.Stack stack(StackResource resource, Region region) {
    return new Owner.Stack(resource.stackName(), region.id(), resource.logicalResourceId());
  }
}
