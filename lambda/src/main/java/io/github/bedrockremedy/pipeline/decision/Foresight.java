package io.github.bedrockremedy.pipeline.decision;

import java.util.Arrays;
import java.util.Optional;

/// What becomes of a call that would be denied and was not made yet.
public enum Foresight {
  /// Nobody looks for any.
  OFF("off"),
  /// It is asked about, and never repaired without a person.
  ASK("ask"),
  /// The rules for denials hold, those for repairs without a person included.
  AUTO("auto");

  private final String id;

  Foresight(String id) {
    this.id = id;
  }

  /// As configured.
  public String id() {
    return id;
  }

  /// The value of a text; empty for any other.
  public static Optional<Foresight> of(String text) {
    return Arrays.stream(values()).filter(v -> v.id.equals(text)).findFirst();
  }
}
