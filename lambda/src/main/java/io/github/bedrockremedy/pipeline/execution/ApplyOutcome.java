package io.github.bedrockremedy.pipeline.execution;

/// What became of a write.
public sealed interface ApplyOutcome {
  /// IAM took it.
  record Written() implements ApplyOutcome {}

  /// IAM refused it, and will refuse it again.
  ///
  /// @param why IAM's error code and what it means here
  record Refused(String why) implements ApplyOutcome {}

  /// It is not known whether IAM took it, or IAM asks to come again; the same write may be
  /// repeated.
  ///
  /// @param why IAM's error code or the fault
  record Unsure(String why) implements ApplyOutcome {}
}
