package io.github.bedrockremedy.local.cloudformation;

import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.StackResource;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.QueryService;
import io.github.bedrockremedy.local.wire.Xml;
import java.util.List;
import java.util.Map;

/// `DescribeStackResources` and `ListStackResources`, for the Region that is called, and the
/// outputs
/// of `DescribeStacks`.
public final class CloudFormationService extends QueryService {
  /// @param outputs of stacks by name
  public CloudFormationService(AccountState state, Map<String, Map<String, String>> outputs) {
    super(
        "cloudformation",
        "http://cloudformation.amazonaws.com/doc/2010-05-15/",
        "InternalFailure",
        Map.of(
            "DescribeStackResources", (call, xml) -> describe(state, call, xml),
            "ListStackResources", (call, xml) -> list(state, call, xml),
            "DescribeStacks", (call, xml) -> stacks(outputs, call, xml),
            "DeleteStack", (call, _) -> outputs.remove(call.required("StackName"))));
  }

  private static void stacks(Map<String, Map<String, String>> outputs, QueryCall call, Xml result) {
    String name = call.required("StackName");
    Map<String, String> found = outputs.get(name);
    if (found == null) {
      throw AwsError.validation("Stack with id " + name + " does not exist");
    }
    result.list("Stacks", List.of(found), (stack, it) -> stack(stack, name, it));
  }

  private static void stack(Xml stack, String name, Map<String, String> outputs) {
    stack
        .text("StackName", name)
        .text("CreationTime", "2024-01-01T00:00:00Z")
        .text("StackStatus", "CREATE_COMPLETE")
        .list(
            "Outputs",
            outputs.entrySet(),
            (xml, output) ->
                xml.text("OutputKey", output.getKey()).text("OutputValue", output.getValue()));
  }

  private static void describe(AccountState state, QueryCall call, Xml result) {
    String physicalId = call.find("PhysicalResourceId").orElse("");
    String stackName = call.find("StackName").orElse("");
    if (physicalId.isEmpty() == stackName.isEmpty()) {
      throw AwsError.validation("You must specify either StackName or PhysicalResourceId.");
    }
    List<StackResource> here = here(state, call);
    List<String> stacks =
        here.stream()
            .filter(it -> it.physicalId().equals(physicalId) || it.stackName().equals(stackName))
            .map(StackResource::stackId)
            .distinct()
            .toList();
    if (stacks.isEmpty()) {
      throw AwsError.validation(
          physicalId.isEmpty()
              ? "Stack with id " + stackName + " does not exist"
              : "Stack for " + physicalId + " does not exist");
    }
    // A physical id brings the whole stack's resources, as the service does.
    result.list(
        "StackResources",
        here.stream().filter(it -> it.stackId().equals(stacks.getFirst())).toList(),
        CloudFormationService::resource);
  }

  private static void list(AccountState state, QueryCall call, Xml result) {
    String stackName = call.required("StackName");
    result.list(
        "StackResourceSummaries",
        here(state, call).stream().filter(it -> it.stackName().equals(stackName)).toList(),
        CloudFormationService::resource);
  }

  private static List<StackResource> here(AccountState state, QueryCall call) {
    return state.accountOf(call.scope().accessKey()).stackResources().stream()
        .filter(it -> it.region().equals(call.scope().region()))
        .toList();
  }

  private static void resource(Xml xml, StackResource it) {
    xml.text("StackName", it.stackName())
        .text("StackId", it.stackId())
        .text("LogicalResourceId", it.logicalId())
        .text("PhysicalResourceId", it.physicalId())
        .text("ResourceType", it.resourceType())
        .text("Timestamp", "2024-01-01T00:00:00Z")
        .text("LastUpdatedTimestamp", "2024-01-01T00:00:00Z")
        .text("ResourceStatus", "CREATE_COMPLETE");
  }
}
