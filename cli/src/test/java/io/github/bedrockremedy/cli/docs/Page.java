package io.github.bedrockremedy.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown page of the project.
///
/// @param path where it lies, from the root
/// @param text what it says
record Page(Path path, String text) {
  /// The project's root; tests run in their module's folder.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "cdk.out");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /// Reads a page, `docs/formats.md`.
  static Page read(String path) {
    return new Page(Path.of(path), text(path));
  }

  /// Text of any file of the project.
  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every page of the project.
  static List<Page> all() {
    return files(".").stream()
        .filter(file -> file.toString().endsWith(".md"))
        .map(file -> read(file.toString()))
        .toList();
  }

  /// Every file under a folder, without what builds leave behind; paths are from the root.
  static List<Path> files(String folder) {
    try (Stream<Path> walk = Files.walk(ROOT.resolve(folder).normalize())) {
      return walk.filter(Files::isRegularFile).map(ROOT::relativize).filter(Page::ours).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A package may be called `target` as well; only the folders of a module's build are left out.
  private static boolean ours(Path file) {
    boolean source =
        file.toString().contains("/src/") && !file.toString().contains("/node_modules/");
    return source
        || Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
            .noneMatch(i -> NOT_OURS.contains(file.getName(i).toString()));
  }

  /// The lines under a heading, written whole, `## Inputs`, up to the next of its level or above.
  Page section(String heading) {
    List<String> lines = text.lines().toList();
    int from = lines.indexOf(heading);
    if (from < 0) {
      throw new AssertionError(path + " has no heading '" + heading + "'");
    }
    int level = heading.indexOf(' ');
    int to = from + 1;
    while (to < lines.size() && !endsSection(lines.get(to), level)) {
      to++;
    }
    return new Page(path, String.join("\n", lines.subList(from + 1, to)));
  }

  private static boolean endsSection(String line, int level) {
    int hashes = line.startsWith("#") ? line.indexOf(' ') : 0;
    return hashes > 0 && hashes <= level;
  }

  /// The rows of the first table whose header begins with a cell.
  List<List<String>> table(String firstHeader) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith("| " + firstHeader + " |")) {
        return rows(lines.subList(i + 2, lines.size()));
      }
    }
    throw new AssertionError(path + " has no table that begins with '" + firstHeader + "'");
  }

  private static List<List<String>> rows(List<String> lines) {
    return lines.stream().takeWhile(l -> l.startsWith("|")).map(Page::cells).toList();
  }

  private static List<String> cells(String row) {
    String inner = row.strip();
    return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /// What stands between backticks in a text.
  static List<String> codes(String text) {
    return CODE.matcher(text).results().map(r -> r.group(1)).toList();
  }

  /// Bodies of the fenced blocks of a language.
  List<String> blocks(String language) {
    Matcher matcher =
        Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  /// The page without its fenced blocks.
  String prose() {
    return Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .replaceAll("");
  }
}
