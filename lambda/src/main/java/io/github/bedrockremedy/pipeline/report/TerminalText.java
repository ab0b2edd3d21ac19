package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.List;

/// Text for a terminal of 80 columns, with or without colour.
public final class TerminalText {
  private final boolean colour;

  /// @param colour whether to mark up with ANSI colours; the words say everything without them too
  public TerminalText(boolean colour) {
    this.colour = colour;
  }

  /// A plan, told from the denial to the next steps.
  public String explain(CasePlan plan) {
    return heading(plan.finding().headline());
  }

  /// A heading.
  public String heading(String words) {
    return colour ? "" : words + "\n";
  }

  /// A paragraph, wrapped.
  public String paragraph(String words) {
    return words + "\n";
  }

  /// A numbered list, each item wrapped under itself.
  public String numbered(List<String> items) {
    return String.join("\n", items) + "\n";
  }

  /// A list with dashes, each item wrapped under itself.
  public String bullets(List<String> items) {
    return String.join("\n", items) + "\n";
  }

  /// A table: `allowed` and `denied` are coloured, columns are as wide as they need to be.
  public String table(List<String> header, List<List<String>> rows) {
    return header + "\n" + rows + "\n";
  }

  /// Lines meant to be copied: indented, never wrapped.
  public String code(String lines) {
    return lines + "\n";
  }
}
