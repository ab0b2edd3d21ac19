package io.github.bedrockremedy.pipeline.foresight;

import java.util.Optional;

/// Where it is kept how far looking through each account has come.
public interface Rounds {
  /// The round of an account, read consistently.
  Optional<Round> find(String account);

  /// Keeps a round, if nobody has kept another since it was read.
  ///
  /// @return as it stands then; empty if another stands
  Optional<Round> keep(Round next);
}
