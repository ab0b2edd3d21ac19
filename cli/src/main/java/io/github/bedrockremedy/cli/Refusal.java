package io.github.bedrockremedy.cli;

/// Input that could not be used; the message names it and what was expected.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }

  /// What went wrong, in one line.
  static String words(Exception e) {
    String words = String.valueOf(e.getMessage());
    return e instanceof Refusal ? words : e.getClass().getSimpleName() + ": " + words;
  }
}
