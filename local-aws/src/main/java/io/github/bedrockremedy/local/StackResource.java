package io.github.bedrockremedy.local;

/// One resource of a CloudFormation stack.
public record StackResource(
    String stackName,
    String stackId,
    String region,
    String logicalId,
    String physicalId,
    String resourceType) {}
