package io.github.bedrockremedy.pipeline.ledger;

import java.util.Optional;

/// Outcome of a conditional write.
public enum Stored {
  /// Written, history included.
  DONE,
  /// Someone else was first: the case is no longer what it was read as. Read it again.
  CONFLICT,
  /// A limit is used up; nothing was written.
  OVER_LIMIT;

  /// What was written; empty if nothing was.
  public <T> Optional<T> of(T written) {
    return this == DONE ? Optional.of(written) : Optional.empty();
  }
}
