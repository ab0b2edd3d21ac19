package io.github.bedrockremedy.pipeline.report;

import java.util.ArrayList;
import java.util.List;

/// Puts sections together to a plain text of bounded length. When it gets too long, sections
/// lose their last lines, from the bottom up, and say so.
final class EmailSections {
  static final int WIDTH = 78;
  static final int LINES = 60;
  private static final String INDENT = "  ";
  private static final String CUT = INDENT + "(shortened)";

  private final List<Section> sections = new ArrayList<>();

  /// Lines under a title; the first `keep` of them are never cut.
  private record Section(String title, List<String> lines, int keep) {}

  /// Lines as they are, never cut.
  EmailSections fixed(String title, List<String> lines) {
    sections.add(new Section(title, new ArrayList<>(lines), lines.size()));
    return this;
  }

  /// Lines of which all but the first few may be cut when the whole gets too long.
  EmailSections lines(String title, int keep, List<String> lines) {
    sections.add(new Section(title, new ArrayList<>(lines), keep));
    return this;
  }

  /// Sentences, wrapped, each beginning a line of its own.
  EmailSections words(String title, int keep, List<String> sentences) {
    List<String> lines = new ArrayList<>();
    for (String sentence : sentences) {
      lines.addAll(Wrap.words(Text.prose(sentence).value(), WIDTH, INDENT, INDENT));
    }
    return lines(title, keep, lines);
  }

  /// Steps, numbered and wrapped; JSON is broken anywhere, its lines have to be joined again.
  EmailSections steps(String title, int keep, List<String> steps) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Wrap.step(steps.get(i), WIDTH, INDENT + (i + 1) + ". ", INDENT + "   ")
          .forEach(line -> lines.addAll(pieces(line)));
    }
    return lines(title, keep, lines);
  }

  private static List<String> pieces(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    List<String> pieces = new ArrayList<>();
    String left = line;
    while (left.length() > WIDTH) {
      pieces.add(left.substring(0, WIDTH));
      left = indent + left.substring(WIDTH);
    }
    pieces.add(left);
    return pieces;
  }

  /// The whole text.
  String text() {
    boolean shorter = true;
    while (shorter && size() > LINES) {
      shorter = shorten();
    }
    List<String> all = new ArrayList<>();
    for (Section section : sections) {
      if (!all.isEmpty()) {
        all.add("");
      }
      if (!section.title().isEmpty()) {
        all.add(section.title());
      }
      all.addAll(section.lines());
    }
    return String.join("\n", all) + "\n";
  }

  private int size() {
    int titles = (int) sections.stream().filter(s -> !s.title().isEmpty()).count();
    int lines = sections.stream().mapToInt(s -> s.lines().size()).sum();
    return lines + titles + sections.size() - 1;
  }

  private boolean shorten() {
    for (Section section : sections.reversed()) {
      List<String> lines = section.lines();
      if (lines.size() > section.keep() + 1) {
        lines.removeLast();
        lines.set(lines.size() - 1, CUT);
        return true;
      }
    }
    return false;
  }
}
