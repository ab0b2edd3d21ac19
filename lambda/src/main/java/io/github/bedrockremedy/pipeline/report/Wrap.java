package io.github.bedrockremedy.pipeline.report;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines of a given width. A word that is too long by itself, an ARN most of the
/// time, is broken after a slash if it has one.
final class Wrap {
  private final int width;
  private final String rest;
  private final List<String> lines = new ArrayList<>();
  private StringBuilder line;
  private boolean fresh = true;

  private Wrap(int width, String first, String rest) {
    this.width = width;
    this.rest = rest;
    this.line = new StringBuilder(first);
  }

  /// The lines of a paragraph.
  ///
  /// @param first begins the first line
  /// @param rest begins every other line
  static List<String> words(String text, int width, String first, String rest) {
    var wrap = new Wrap(width, first, rest);
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        wrap.word(word);
      }
    }
    return wrap.done();
  }

  /// The lines of a step: a paragraph, and below it, after each line break, a line to be copied: a
  /// command, or JSON, which stays whole.
  static List<String> step(String step, int width, String first, String rest) {
    String[] parts = step.split("\n", -1);
    List<String> lines = new ArrayList<>(words(Text.prose(parts[0]).value(), width, first, rest));
    for (int i = 1; i < parts.length; i++) {
      String part = Text.prose(parts[i]).value();
      lines.addAll(
          part.startsWith("{") ? List.of(rest + "  " + part) : command(part, width, rest + "  "));
    }
    return lines;
  }

  /// A command over several lines, as a shell takes it, with every option beside its value.
  static List<String> command(String command, int width, String indent) {
    List<String> lines = new ArrayList<>();
    String line = indent;
    for (String part : parts(command, width - indent.length() - 4)) {
      if (!line.isBlank() && line.length() + 1 + part.length() > width - 2) {
        lines.add(line + " \\");
        line = indent + "  ";
      }
      line += (line.isBlank() ? "" : " ") + part;
    }
    lines.add(line);
    return lines;
  }

  /// Options with their values; an option and a value too long together are two parts.
  private static List<String> parts(String command, int room) {
    List<String> parts = new ArrayList<>();
    for (String part : command.split(" (?=--)", -1)) {
      parts.addAll(part.length() <= room ? List.of(part) : List.of(part.split(" ", -1)));
    }
    return parts;
  }

  private void word(String word) {
    int blank = fresh ? 0 : 1;
    if (line.length() + blank + word.length() <= width) {
      line.append(" ".repeat(blank)).append(word);
      fresh = false;
      return;
    }
    if (rest.length() + word.length() <= width) {
      if (!fresh) {
        next();
      }
      line.append(word);
      fresh = false;
      return;
    }
    broken(word);
  }

  /// A word longer than a line.
  private void broken(String word) {
    int blank = fresh ? 0 : 1;
    int room = width - line.length() - blank;
    int cut = room > 0 ? word.lastIndexOf('/', Math.min(room, word.length()) - 1) + 1 : 0;
    if (cut == 0) {
      if (!fresh) {
        next();
        word(word);
        return;
      }
      cut = room;
    }
    line.append(" ".repeat(blank)).append(word, 0, cut);
    next();
    word(word.substring(cut));
  }

  private void next() {
    lines.add(line.toString());
    line = new StringBuilder(rest);
    fresh = true;
  }

  private List<String> done() {
    lines.add(line.toString().stripTrailing());
    return List.copyOf(lines);
  }
}
