package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/// Whether what the stack made is there and does what it should.
record StackCheck(LiveOptions options) {
  private static final String GONE = "gone";

  Finding functions() {
    Map<String, String> states = new TreeMap<>();
    try (var functions = LiveInstallation.at(LambdaClient.builder(), options).build()) {
      for (StackResourceSummary alias : resources("AWS::Lambda::Alias")) {
        String state =
            functions
                .getFunctionConfiguration(r -> r.functionName(alias.physicalResourceId()))
                .stateAsString();
        states.put(alias.logicalResourceId(), String.valueOf(state));
      }
    }
    return WiringWords.states("functions", states, "Active");
  }

  /// What brings the queue's messages and the stream's records to the functions.
  Finding mappings() {
    Map<String, String> states = new TreeMap<>();
    try (var functions = LiveInstallation.at(LambdaClient.builder(), options).build()) {
      for (StackResourceSummary mapping : resources("AWS::Lambda::EventSourceMapping")) {
        var found = functions.getEventSourceMapping(r -> r.uuid(mapping.physicalResourceId()));
        String result = String.valueOf(found.lastProcessingResult());
        states.put(
            mapping.logicalResourceId(),
            result.startsWith("PROBLEM") ? result : String.valueOf(found.state()));
      }
    }
    return WiringWords.states("mappings", states, "Enabled");
  }

  Finding roles() {
    Map<String, String> states = new TreeMap<>();
    try (var iam = LiveInstallation.iam(options).build()) {
      for (StackResourceSummary role : resources("AWS::IAM::Role")) {
        states.put(role.logicalResourceId(), there(iam, role.physicalResourceId()));
      }
    }
    return WiringWords.states("roles", states, "there");
  }

  private static String there(IamClient iam, String role) {
    try {
      iam.getRole(r -> r.roleName(role));
      return "there";
    } catch (NoSuchEntityException e) {
      return GONE;
    }
  }

  private List<StackResourceSummary> resources(String type) {
    try (var stacks = LiveInstallation.at(CloudFormationClient.builder(), options).build()) {
      return stacks
          .listStackResourcesPaginator(r -> r.stackName(options.stack()))
          .stackResourceSummaries()
          .stream()
          .filter(r -> type.equals(r.resourceType()))
          .toList();
    }
  }
}
