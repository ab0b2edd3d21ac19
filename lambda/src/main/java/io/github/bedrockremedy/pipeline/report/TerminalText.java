package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Text for a terminal of 80 columns. Colour only repeats what the words say; none is used that one
/// of a light and a dark background swallows. What comes in is reduced to printable ASCII, so that
/// no value can steer the terminal.
public final class TerminalText {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";
  private static final int GAP = 2;
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colour;

  /// @param colour whether to mark up with ANSI colours
  public TerminalText(boolean colour) {
    this.colour = colour;
  }

  /// A plan, told from the denial to the next steps.
  public String explain(CasePlan plan) {
    return new TerminalStory(this, plan).tell();
  }

  /// A rule's verdict as people read it.
  public static String verdict(CasePlan.Verdict all, CasePlan.Rule rule) {
    return VerdictWords.verdict(all, rule);
  }

  /// A heading.
  public String heading(String words) {
    return painted(BOLD, line(words)) + "\n";
  }

  /// A paragraph, wrapped.
  public String paragraph(String words) {
    return block(Wrap.step(words, WIDTH, INDENT, INDENT));
  }

  /// A numbered list, each item wrapped under itself.
  public String numbered(List<String> items) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String number = INDENT + (i + 1) + ". ";
      lines.addAll(Wrap.step(items.get(i), WIDTH, number, " ".repeat(number.length())));
    }
    return block(lines);
  }

  /// A list with dashes, each item wrapped under itself.
  public String bullets(List<String> items) {
    List<String> lines = new ArrayList<>();
    items.forEach(item -> lines.addAll(Wrap.step(item, WIDTH, INDENT + "- ", INDENT + "  ")));
    return block(lines);
  }

  /// A table with columns as wide as they need to be, the last one wrapped; a cell that begins with
  /// `allowed` or `denied` is coloured.
  ///
  /// @param header empty for a table without one
  /// @param rows at least one, all with as many cells
  public String table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          rows.stream()
              .mapToInt(row -> line(row.get(column)).length())
              .reduce(header.isEmpty() ? 0 : line(header.get(i)).length(), Math::max);
    }
    var table = new StringBuilder(header.isEmpty() ? "" : row(header, widths, true));
    rows.forEach(row -> table.append(row(row, widths, false)));
    return table.toString();
  }

  private String row(List<String> cells, int[] widths, boolean header) {
    var row = new StringBuilder(INDENT);
    int column = INDENT.length();
    for (int i = 0; i < cells.size() - 1; i++) {
      String cell = line(cells.get(i));
      row.append(header ? painted(BOLD, cell) : verdict(cell));
      row.append(" ".repeat(widths[i] - cell.length() + GAP));
      column += widths[i] + GAP;
    }
    List<String> last = Wrap.words(line(cells.getLast()), Math.max(20, WIDTH - column), "", "");
    String below = "\n" + " ".repeat(column);
    row.append(
        last.stream()
            .map(part -> header ? painted(BOLD, part) : verdict(part))
            .collect(Collectors.joining(below)));
    return row.append('\n').toString();
  }

  /// A word like `allowed` or `denied` in its colour.
  public String verdict(String word) {
    String cell = line(word);
    if (cell.startsWith("allowed") || cell.startsWith("pass")) {
      return painted(GREEN, cell);
    }
    return cell.startsWith("denied") || cell.startsWith("fail") ? painted(RED, cell) : cell;
  }

  /// Lines meant to be copied: indented, never wrapped.
  public String code(String lines) {
    return block(lines.lines().map(l -> (INDENT + INDENT + line(l)).stripTrailing()).toList());
  }

  private static String line(String text) {
    return Text.prose(text).value();
  }

  private static String block(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private String painted(String code, String text) {
    return colour && !text.isEmpty() ? code + text + PLAIN : text;
  }
}
