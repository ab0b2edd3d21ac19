package io.github.bedrockremedy.pipeline.ledger;

import java.util.Optional;

/// Where it is kept when something was started last that is started once in a while.
public interface Errands {
  /// How it stands, read consistently; empty if it was never started.
  Optional<Errand> find(Errand.Kind kind);

  /// Keeps how it stands, if nobody has kept anything else since it was read.
  ///
  /// @return as it stands then; empty if something else stands
  Optional<Errand> keep(Errand next);
}
