package io.github.bedrockremedy.pipeline.diagnosis;

/// Whether something is so for a call. What cannot be told from the call alone is [#MAYBE], and
/// nothing is concluded from it.
enum Holds {
  NO,
  MAYBE,
  YES;

  static Holds of(boolean is) {
    return is ? YES : NO;
  }

  /// Both: the weaker of the two.
  Holds and(Holds other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Holds not() {
    return switch (this) {
      case NO -> YES;
      case MAYBE -> MAYBE;
      case YES -> NO;
    };
  }
}
