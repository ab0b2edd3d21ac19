package io.github.bedrockremedy.pipeline.ledger;

import java.util.Optional;

/// The kill switch. Absent means running; unread counts as paused.
public sealed interface Control {
  /// Writes may start.
  record Running() implements Control {}

  /// No new write starts.
  ///
  /// @param why who paused it, and the reason they typed
  record Paused(String why) implements Control {}

  /// The installation dropped itself to dry-run: no write starts, and denials are only reported,
  /// until a person turns the switch.
  ///
  /// @param why which limit was used up
  record DryRun(String why) implements Control {}

  /// Nobody could read the switch, so no write starts.
  ///
  /// @param why what came of reading it
  record Unread(String why) implements Control {}

  /// Why no write may start, in words of ours alone; empty if it may.
  default Optional<String> holdsWrites() {
    return switch (this) {
      case Running _ -> Optional.empty();
      case Paused _ -> Optional.of("paused");
      case DryRun _ -> Optional.of("dropped to dry-run");
      case Unread _ -> Optional.of("the kill switch could not be read");
    };
  }

  /// The same with what is behind it, for who turns the switch; no log may hold it.
  default Optional<String> explained() {
    return switch (this) {
      case Running _ -> Optional.empty();
      case Paused(String why) -> Optional.of("paused: " + why);
      case DryRun(String why) -> Optional.of("dropped to dry-run: " + why);
      case Unread(String why) -> Optional.of("the kill switch could not be read: " + why);
    };
  }
}
