package io.github.bedrockremedy.cli;

/// What the terminal can do.
final class Terminal {
  private Terminal() {}

  /// Whether to print colours: on a terminal, unless its owner asked for none (`NO_COLOR`).
  static boolean hasColour() {
    return System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"))
        && System.console() != null
        && System.console().isTerminal();
  }
}
