package io.github.bedrockremedy.pipeline.report;

import java.util.List;

/// What happened, why, and who does what next, in plain words.
///
/// @param headline the cause in one short line, under 90 characters
/// @param explanation one to five whole sentences
/// @param nextSteps what to do, in order; each names who does it where that is not the reader
public record Explanation(String headline, String explanation, List<String> nextSteps) {
  public Explanation {
    nextSteps = List.copyOf(nextSteps);
  }
}
