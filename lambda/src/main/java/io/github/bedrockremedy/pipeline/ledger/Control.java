package io.github.bedrockremedy.pipeline.ledger;

import java.util.Optional;

/// The kill switch. Absent means running; unreadable counts as paused.
public sealed interface Control {
  /// Writes may start.
  record Running() implements Control {}

  /// No new write starts.
  ///
  /// @param why who paused it, or that it could not be read
  record Paused(String why) implements Control {}

  /// The installation dropped itself to dry-run: no write starts, and denials are only reported,
  /// until a person turns the switch.
  ///
  /// @param why which limit was used up
  record DryRun(String why) implements Control {}

  /// Why no write may start; empty if it may.
  default Optional<String> holdsWrites() {
    return switch (this) {
      case Running _ -> Optional.empty();
      case Paused paused -> Optional.of("paused: " + paused.why());
      case DryRun dropped -> Optional.of("dropped to dry-run: " + dropped.why());
    };
  }
}
