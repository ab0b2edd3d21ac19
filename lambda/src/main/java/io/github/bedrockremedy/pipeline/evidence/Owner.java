package io.github.bedrockremedy.pipeline.evidence;

/// Who maintains a principal in code.
public sealed interface Owner {
  /// A CloudFormation stack, CDK included.
  record Stack(String name, String region, String logicalId) implements Owner {}

  /// A tag people set.
  record Tagged(String key, String value) implements Owner {}

  /// Nobody could be found.
  record Unknown() implements Owner {}
}
