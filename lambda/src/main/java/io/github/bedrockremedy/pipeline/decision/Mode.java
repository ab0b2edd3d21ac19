package io.github.bedrockremedy.pipeline.decision;

import java.util.Optional;

/// How far an installation, or one principal by its tag, may go. Ordered: the lower one wins.
public enum Mode {
  /// Report, never ask, never write.
  DRY_RUN("dry-run"),
  /// Ask people.
  APPROVE("approve"),
  /// Apply what only completes an owner's own grant; ask for the rest.
  AUTO("auto");

  private final String id;

  Mode(String id) {
    this.id = id;
  }

  /// As written in settings and tags.
  public String id() {
    return id;
  }

  /// The mode a text names.
  public static Optional<Mode> of(String text) {
    for (Mode mode : values()) {
      if (mode.id.equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
