package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;

/// What became of what was owed.
public sealed interface ExecutionOutcome {
  /// The case took a step.
  record Moved(Case result) implements ExecutionOutcome {}

  /// Nothing was to be done.
  record Nothing(String why) implements ExecutionOutcome {}

  /// Not now; the clock brings it again.
  record Held(Case standing, String why) implements ExecutionOutcome {}

  /// It is not known whether IAM took the write; the stream must bring it again.
  record Again(String why) implements ExecutionOutcome {}

  /// Someone else changed the case meanwhile; the stream brings it again.
  record Overtaken() implements ExecutionOutcome {}
}
