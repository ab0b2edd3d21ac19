package io.github.bedrockremedy.cli;

import java.io.Console;

/// What the terminal can do.
final class Terminal {
  private Terminal() {}

  /// Whether to print colours: on a terminal, unless its owner asked for none (`NO_COLOR`).
  @SuppressWarnings("SystemConsoleNull") // It still may be null where no console provider is there.
  static boolean hasColour() {
    Console console = System.console();
    return System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"))
        && console != null
        && console.isTerminal();
  }
}
