package io.github.bedrockremedy.pipeline.ledger;

/// The kill switch. Absent means running; unreadable counts as paused.
public sealed interface Control {
  /// Writes may start.
  record Running() implements Control {}

  /// No new write starts.
  ///
  /// @param why who paused it, or that it could not be read
  record Paused(String why) implements Control {}
}
