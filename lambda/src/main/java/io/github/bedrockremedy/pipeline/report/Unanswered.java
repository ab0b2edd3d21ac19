package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.Arrays;

/// Why a request was over without anything being changed.
public enum Unanswered {
  NOBODY_DECIDED("nobody decided in time", "Nobody decided in time; nothing was changed."),
  /// A decision lay in the table, and nobody could take it in.
  TAKEN_IN_LATE(
      "a decision was made, but could not be taken in before the request was over",
      "A decision was made, but could not be taken in in time; nothing was changed."),
  /// What was to ask people could not be sent.
  UNTOLD(
      "people could not be told of the request",
      "People could not be told of the request; nothing was changed.");

  private final String why;
  private final String headline;

  Unanswered(String why, String headline) {
    this.why = why;
    this.headline = headline;
  }

  /// For the history.
  public String why() {
    return why;
  }

  /// What people read of it.
  String headline() {
    return headline;
  }

  /// As the history has it.
  static Unanswered after(Step step) {
    return Arrays.stream(values())
        .filter(u -> u.why.equals(step.why()))
        .findFirst()
        .orElse(NOBODY_DECIDED);
  }
}
