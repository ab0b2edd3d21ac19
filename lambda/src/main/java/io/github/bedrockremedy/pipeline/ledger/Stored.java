package io.github.bedrockremedy.pipeline.ledger;

/// Outcome of a conditional write.
public enum Stored {
  /// Written, history included.
  DONE,
  /// Someone else was first: the case is no longer what it was read as. Read it again.
  CONFLICT,
  /// A limit is used up; nothing was written.
  OVER_LIMIT
}
