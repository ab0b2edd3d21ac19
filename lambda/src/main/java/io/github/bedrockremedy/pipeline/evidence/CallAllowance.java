package io.github.bedrockremedy.pipeline.evidence;

/// Bounds how many calls to AWS one denial may cost.
@FunctionalInterface
public interface CallAllowance {
  /// Starts anew, for the next denial.
  void reset();
}
