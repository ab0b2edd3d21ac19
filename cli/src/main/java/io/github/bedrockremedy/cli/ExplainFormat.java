package io.github.bedrockremedy.cli;

/// Forms an explanation can be printed in.
enum ExplainFormat {
  TEXT,
  JSON,
  TERRAFORM,
  CLOUDFORMATION,
  CDK,
  POLICY
}
