package io.github.bedrockremedy.pipeline.execution;

import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.ledger.CaseId;

/// Writes our inline policies. The policy's name follows from the case, so that the same write
/// twice
/// is the same policy.
public interface PolicyStore {
  /// Writes the patch as the case's one policy.
  ApplyOutcome put(CaseId id, ClearedPatch patch);
}
