package io.github.bedrockremedy.pipeline.execution;

import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// Writes and removes our inline policies. The policy's name follows from the case, so that the
/// same write
/// twice
/// is the same policy.
public interface PolicyStore {
  /// Writes the patch as the case's one policy.
  ApplyOutcome put(CaseId id, ClearedPatch patch);

  /// Removes the case's one policy. A policy that is not there, or whose principal is gone, is
  /// removed.
  ApplyOutcome remove(CaseId id, PatchTarget target);
}
