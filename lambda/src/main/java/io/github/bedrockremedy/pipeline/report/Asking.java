package io.github.bedrockremedy.pipeline.report;

import java.time.Instant;
import java.util.Optional;

/// How people are asked.
///
/// @param page the page to decide on; empty where there is none and AWS credentials are needed
/// @param expiresAt until when a decision counts
/// @param buttons what Slack's buttons are filled from; empty where there are none
/// @param reminder whether people were asked before, and the time runs out
public record Asking(
    Optional<Page> page, Instant expiresAt, Optional<Buttons> buttons, boolean reminder) {

  /// Goes into the message in Slack and nowhere else.
  ///
  /// @param region the Region of the function behind the buttons
  /// @param form what proves a press
  public record Buttons(String region, String form) {
    @Override
    public String toString() {
      return "Buttons[hidden]";
    }
  }

  /// Goes into the email and nowhere else.
  ///
  /// @param link address of the page, token included
  /// @param changeCode typed on the page to decide
  public record Page(String link, String changeCode) {
    @Override
    public String toString() {
      return "Page[hidden]";
    }
  }
}
